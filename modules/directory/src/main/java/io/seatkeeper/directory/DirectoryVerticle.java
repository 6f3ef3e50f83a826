package io.seatkeeper.directory;

import io.seatkeeper.contract.AuditTrail;
import io.seatkeeper.contract.Domains;
import io.seatkeeper.contract.Imports;
import io.seatkeeper.contract.Invitations;
import io.seatkeeper.contract.Organizations;
import io.seatkeeper.contract.Provisioning;
import io.seatkeeper.contract.Teams;
import io.seatkeeper.contract.Users;
import io.seatkeeper.contract.scim.ScimUsers;
import io.seatkeeper.directory.audit.ReadAuditTrail;
import io.seatkeeper.directory.domain.AddDomain;
import io.seatkeeper.directory.domain.ListDomains;
import io.seatkeeper.directory.domain.RemoveDomain;
import io.seatkeeper.directory.domain.TxtRecords;
import io.seatkeeper.directory.domain.VerifyDomain;
import io.seatkeeper.directory.growth.LookAtGrowth;
import io.seatkeeper.directory.invitation.AcceptInvitation;
import io.seatkeeper.directory.invitation.Invite;
import io.seatkeeper.directory.invitation.ListInvitations;
import io.seatkeeper.directory.invitation.OpenInvitation;
import io.seatkeeper.directory.invitation.RevokeInvitation;
import io.seatkeeper.directory.organization.CreateOrganization;
import io.seatkeeper.directory.organization.FindOrganization;
import io.seatkeeper.directory.organization.ListOrganizations;
import io.seatkeeper.directory.organization.UpdateOrganization;
import io.seatkeeper.directory.outbox.OutboxReader;
import io.seatkeeper.directory.outbox.OutboxRelay;
import io.seatkeeper.directory.people.BlockUser;
import io.seatkeeper.directory.people.ChangeRole;
import io.seatkeeper.directory.people.CountLinked;
import io.seatkeeper.directory.people.DecideLinkRequest;
import io.seatkeeper.directory.people.FindUser;
import io.seatkeeper.directory.people.ListLinkRequests;
import io.seatkeeper.directory.people.ReadSeatTrend;
import io.seatkeeper.directory.people.ReadSeats;
import io.seatkeeper.directory.people.RelinkIdentity;
import io.seatkeeper.directory.people.SearchUsers;
import io.seatkeeper.directory.provision.ProvisionUser;
import io.seatkeeper.directory.push.FindPushed;
import io.seatkeeper.directory.push.ImportPeople;
import io.seatkeeper.directory.push.PushPerson;
import io.seatkeeper.directory.query.SearchPushed;
import io.seatkeeper.directory.query.SearchTeams;
import io.seatkeeper.directory.team.ChangeTeam;
import io.seatkeeper.directory.team.ClearStages;
import io.seatkeeper.directory.team.CreateTeam;
import io.seatkeeper.directory.team.FindTeam;
import io.seatkeeper.directory.team.RemoveTeam;
import io.seatkeeper.directory.team.TakeTeamBack;
import io.seatkeeper.directory.write.LineLimits;
import io.seatkeeper.directory.write.OrganizationWrites;
import io.seatkeeper.platform.Bus;
import io.seatkeeper.platform.database.Database;
import io.seatkeeper.platform.database.DatabaseAddress;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.pgclient.pubsub.PgSubscriber;
import java.net.InetSocketAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Serves directory's endpoints. One instance a node, since the queues before the pool are per node. */
public final class DirectoryVerticle extends VerticleBase {
    private final Bus bus;
    private final Database database;
    private final DatabaseAddress address;
    private final List<InetSocketAddress> dnsServers;
    private @Nullable PgSubscriber subscriber;

    /**
     * @param address where {@code database} is, for the connection that hears notifications
     * @param dnsServers whom to ask for domains, as {@link TxtRecords} takes them; none: the machine's own
     */
    public DirectoryVerticle(Bus bus, Database database, DatabaseAddress address, List<InetSocketAddress> dnsServers) {
        this.bus = bus;
        this.database = database;
        this.address = address;
        this.dnsServers = List.copyOf(dnsServers);
    }

    @Override
    public Future<?> start() {
        OrganizationWrites writes = new OrganizationWrites(database);
        serveOrganizations(writes);
        serveUsers(writes);
        serveTeams(writes);
        servePushes();
        serveDomains(writes);
        serveInvitations(writes);
        bus.serve(Provisioning.PROVISION, new ProvisionUser(database, LineLimits.STANDARD)::apply);
        bus.serve(AuditTrail.READ, new ReadAuditTrail(database)::apply);
        new OutboxRelay(database).start(vertx);
        new ClearStages(database).start(vertx);
        new LookAtGrowth(database).start(vertx);
        return new OutboxReader(database, bus).start(vertx, address).onSuccess(listening -> subscriber = listening);
    }

    @Override
    public Future<?> stop() {
        return subscriber == null ? Future.succeededFuture() : subscriber.close();
    }

    private void serveDomains(OrganizationWrites writes) {
        TxtRecords records = new TxtRecords(vertx, dnsServers);
        bus.serve(Domains.ADD, new AddDomain(writes)::apply);
        bus.serve(Domains.VERIFY, new VerifyDomain(database, writes, records)::apply);
        bus.serve(Domains.LIST, new ListDomains(database)::apply);
        bus.serve(Domains.REMOVE, new RemoveDomain(writes)::apply);
    }

    private void serveInvitations(OrganizationWrites writes) {
        OpenInvitation open = new OpenInvitation(database, new FindOrganization(database));
        bus.serve(Invitations.CREATE, new Invite(writes)::apply);
        bus.serve(Invitations.LIST, new ListInvitations(database)::apply);
        bus.serve(Invitations.REVOKE, new RevokeInvitation(writes)::apply);
        bus.serve(Invitations.OPEN, open::open);
        bus.serve(Invitations.TAKE, open::take);
        bus.serve(Invitations.ACCEPT, new AcceptInvitation(writes)::apply);
    }

    private void serveOrganizations(OrganizationWrites writes) {
        FindOrganization find = new FindOrganization(database);
        bus.serve(Organizations.CREATE, new CreateOrganization(database)::apply);
        bus.serve(Organizations.UPDATE, new UpdateOrganization(writes)::apply);
        bus.serve(Organizations.FIND, find::apply);
        bus.serve(Organizations.FIND_BY_DOMAIN, find::byDomain);
        bus.serve(Organizations.LIST, new ListOrganizations(database)::apply);
    }

    private void serveTeams(OrganizationWrites writes) {
        bus.serve(Teams.CREATE, new CreateTeam(database, writes)::apply);
        bus.serve(Teams.FIND, new FindTeam(database)::apply);
        bus.serve(Teams.CHANGE, new ChangeTeam(database, writes)::apply);
        bus.serve(Teams.TAKE_BACK, new TakeTeamBack(database, writes)::apply);
        bus.serve(Teams.REMOVE, new RemoveTeam(database, writes)::apply);
        bus.serve(Teams.SEARCH, new SearchTeams(database)::apply);
    }

    private void servePushes() {
        PushPerson push = new PushPerson(database, LineLimits.STANDARD);
        bus.serve(ScimUsers.CREATE, push::create);
        bus.serve(ScimUsers.REPLACE, push::replace);
        bus.serve(ScimUsers.REMOVE, push::remove);
        bus.serve(ScimUsers.FIND, new FindPushed(database)::apply);
        bus.serve(Imports.IMPORT, new ImportPeople(database, LineLimits.STANDARD)::apply);
        bus.serve(ScimUsers.SEARCH, new SearchPushed(database)::apply);
    }

    private void serveUsers(OrganizationWrites writes) {
        bus.serve(Users.FIND, new FindUser(database)::apply);
        bus.serve(Users.SEARCH, new SearchUsers(database)::apply);
        bus.serve(Users.COUNT_LINKED, new CountLinked(database)::apply);
        bus.serve(Users.SEATS, new ReadSeats(database)::apply);
        bus.serve(Users.SEAT_TREND, new ReadSeatTrend(database)::apply);
        bus.serve(Users.CHANGE_ROLE, new ChangeRole(writes)::apply);
        bus.serve(Users.BLOCK, new BlockUser(writes)::apply);
        bus.serve(Users.LINK_REQUESTS, new ListLinkRequests(database)::apply);
        bus.serve(Users.DECIDE_LINK_REQUEST, new DecideLinkRequest(writes)::apply);
        bus.serve(Users.RELINK, new RelinkIdentity(writes)::apply);
    }
}
