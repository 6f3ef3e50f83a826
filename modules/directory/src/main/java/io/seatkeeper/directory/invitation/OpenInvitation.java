package io.seatkeeper.directory.invitation;

import io.seatkeeper.contract.Invitations;
import io.seatkeeper.contract.Organization;
import io.seatkeeper.contract.OrganizationId;
import io.seatkeeper.contract.Organizations;
import io.seatkeeper.directory.organization.FindOrganization;
import io.seatkeeper.platform.database.Database;
import io.seatkeeper.platform.secrets.Tokens;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.util.Optional;

/** Shows what a link asks to, and gives it to the first browser that goes on. */
public final class OpenInvitation {
    private final Database database;
    private final FindOrganization organizations;

    public OpenInvitation(Database database, FindOrganization organizations) {
        this.database = database;
        this.organizations = organizations;
    }

    /** Answers {@link Invitations#OPEN}. */
    public Future<Invitations.Opened> open(Invitations.Open request) {
        return opened(request.token(), request.browser());
    }

    /** Answers {@link Invitations#TAKE}. A link that is no longer open is refused before the browser is noted. */
    public Future<Invitations.Opened> take(Invitations.Take request) {
        InvitationRows.Link link = InvitationRows.link(request.token());
        Optional<String> browser = Optional.of(request.browser());
        return opened(request.token(), browser)
                .compose(open -> database.with(client -> client.preparedQuery(InvitationSql.TAKE)
                                .execute(Tuple.of(
                                        link.organization().value(),
                                        link.id().value(),
                                        Buffer.buffer(Tokens.hash(request.browser())))))
                        .map(rows -> {
                            if (rows.rowCount() == 0) {
                                throw InvitationRows.unknown();
                            }
                            return open;
                        }));
    }

    private Future<Invitations.Opened> opened(String token, Optional<String> browser) {
        InvitationRows.Link link = InvitationRows.link(token);
        return database.with(client -> client.preparedQuery(InvitationSql.FIND)
                        .execute(Tuple.of(link.organization().value(), link.id().value())))
                .compose(rows -> {
                    Row row = link.opened(rows, browser.map(Tokens::hash).map(Buffer::buffer));
                    return organization(link.organization())
                            .map(found -> new Invitations.Opened(found, InvitationRows.invitation(row)));
                });
    }

    private Future<Organization> organization(OrganizationId id) {
        return organizations.apply(new Organizations.Find(id.toString()));
    }
}
