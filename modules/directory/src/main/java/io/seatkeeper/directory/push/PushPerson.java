package io.seatkeeper.directory.push;

import io.seatkeeper.contract.ContractFailure;
import io.seatkeeper.contract.Done;
import io.seatkeeper.contract.ErrorCode;
import io.seatkeeper.contract.scim.ScimUser;
import io.seatkeeper.contract.scim.ScimUsers;
import io.seatkeeper.directory.write.LineLimits;
import io.seatkeeper.directory.write.OrganizationLine;
import io.seatkeeper.directory.write.WriteFaults;
import io.seatkeeper.platform.database.Database;
import io.vertx.core.Future;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Makes, changes and deletes people as an identity provider says. Pushes of one organization wait in its line and go on
 * together. To be called on one event loop only.
 */
public final class PushPerson {
    private static final int LONGEST_NAME = 320;
    private static final int LONGEST_EXTERNAL_ID = 512;

    /** A NUL inside JSON, which jsonb can't hold: an escape that is not itself escaped. */
    private static final Pattern NUL = Pattern.compile("(?<!\\\\)(?:\\\\\\\\)*\\\\u0000");

    private final OrganizationLine<ScimUsers.Push, Looks.Sight, SharedPushes.Pushed> line;

    public PushPerson(Database database, LineLimits limits) {
        this.line = new OrganizationLine<>(database, new SharedPushes(), limits, System::nanoTime);
    }

    /** Answers {@link ScimUsers#CREATE}. */
    public Future<ScimUsers.Written> create(ScimUsers.Create request) {
        writable(request.content());
        return push(request)
                .map(done -> new ScimUsers.Written(
                        done.user().orElseThrow(), done.outcome().orElseThrow()));
    }

    /** Answers {@link ScimUsers#REPLACE}. */
    public Future<ScimUser> replace(ScimUsers.Replace request) {
        writable(request.content());
        return push(request).map(done -> done.user().orElseThrow());
    }

    /** Answers {@link ScimUsers#REMOVE}. */
    public Future<Done> remove(ScimUsers.Remove request) {
        return push(request).map(Done.DONE);
    }

    private Future<SharedPushes.Pushed> push(ScimUsers.Push push) {
        return line.enter(push.organization(), push).recover(fault -> Future.failedFuture(named(fault)));
    }

    /** Where the schema refuses what the rules let pass, as when PostgreSQL and Java lower-case a letter differently. */
    private static Throwable named(Throwable fault) {
        if (WriteFaults.saidByPostgres(fault) && WriteFaults.isOfTheData(fault)) {
            return new ContractFailure(ErrorCode.SCIM_INVALID_VALUE, "A value can't be stored as it was written.");
        }
        return switch (Optional.ofNullable(WriteFaults.constraint(fault)).orElse("")) {
            case "user_account_user_name" -> taken("userName");
            case "user_account_external_id" -> taken("externalId");
            case "user_account_email" -> taken("address");
            default -> fault;
        };
    }

    private static ContractFailure taken(String what) {
        return new ContractFailure(
                ErrorCode.SCIM_UNIQUENESS, "Another user of the organization has this " + what + ".");
    }

    private static void writable(ScimUser.Content content) {
        require(
                !content.userName().isBlank() && fits(content.userName(), LONGEST_NAME),
                "userName: 1 to 320 characters.");
        require(
                content.externalId()
                        .map(id -> !id.isEmpty() && fits(id, LONGEST_EXTERNAL_ID))
                        .orElse(true),
                "externalId: 1 to 512 characters.");
        require(
                Asked.addresses(content).allMatch(address -> fits(address, LONGEST_NAME)),
                "emails: at most 320 characters each.");
        require(!NUL.matcher(content.attributes()).find(), "No attribute may hold a NUL character.");
    }

    private static boolean fits(String text, int longest) {
        return text.length() <= longest && text.indexOf('\0') < 0;
    }

    private static void require(boolean fine, String otherwise) {
        if (!fine) {
            throw new ContractFailure(ErrorCode.SCIM_INVALID_VALUE, otherwise);
        }
    }
}
