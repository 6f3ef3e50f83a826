package io.seatkeeper.directory;

import io.seatkeeper.contract.AuditTrail;
import io.seatkeeper.contract.Organizations;
import io.seatkeeper.contract.Provisioning;
import io.seatkeeper.contract.Users;
import io.seatkeeper.directory.audit.ReadAuditTrail;
import io.seatkeeper.directory.organization.CreateOrganization;
import io.seatkeeper.directory.organization.FindOrganization;
import io.seatkeeper.directory.organization.ListOrganizations;
import io.seatkeeper.directory.organization.UpdateOrganization;
import io.seatkeeper.directory.people.BlockUser;
import io.seatkeeper.directory.people.ChangeRole;
import io.seatkeeper.directory.people.DecideLinkRequest;
import io.seatkeeper.directory.people.FindUser;
import io.seatkeeper.directory.people.ListLinkRequests;
import io.seatkeeper.directory.people.ReadSeats;
import io.seatkeeper.directory.people.RelinkIdentity;
import io.seatkeeper.directory.people.SearchUsers;
import io.seatkeeper.directory.provision.ProvisionUser;
import io.seatkeeper.directory.provision.ProvisioningLimits;
import io.seatkeeper.directory.write.OrganizationWrites;
import io.seatkeeper.platform.Bus;
import io.seatkeeper.platform.database.Database;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;

/** Serves directory's endpoints. One instance a node, since the queues before the pool are per node. */
public final class DirectoryVerticle extends VerticleBase {
    private final Bus bus;
    private final Database database;

    public DirectoryVerticle(Bus bus, Database database) {
        this.bus = bus;
        this.database = database;
    }

    @Override
    public Future<?> start() {
        OrganizationWrites writes = new OrganizationWrites(database);
        serveOrganizations(writes);
        serveUsers(writes);
        bus.serve(Provisioning.PROVISION, new ProvisionUser(database, ProvisioningLimits.STANDARD)::apply);
        bus.serve(AuditTrail.READ, new ReadAuditTrail(database)::apply);
        return Future.succeededFuture();
    }

    private void serveOrganizations(OrganizationWrites writes) {
        FindOrganization find = new FindOrganization(database);
        bus.serve(Organizations.CREATE, new CreateOrganization(database)::apply);
        bus.serve(Organizations.UPDATE, new UpdateOrganization(writes)::apply);
        bus.serve(Organizations.FIND, find::apply);
        bus.serve(Organizations.FIND_BY_DOMAIN, find::byDomain);
        bus.serve(Organizations.LIST, new ListOrganizations(database)::apply);
    }

    private void serveUsers(OrganizationWrites writes) {
        bus.serve(Users.FIND, new FindUser(database)::apply);
        bus.serve(Users.SEARCH, new SearchUsers(database)::apply);
        bus.serve(Users.SEATS, new ReadSeats(database)::apply);
        bus.serve(Users.CHANGE_ROLE, new ChangeRole(writes)::apply);
        bus.serve(Users.BLOCK, new BlockUser(writes)::apply);
        bus.serve(Users.LINK_REQUESTS, new ListLinkRequests(database)::apply);
        bus.serve(Users.DECIDE_LINK_REQUEST, new DecideLinkRequest(writes)::apply);
        bus.serve(Users.RELINK, new RelinkIdentity(writes)::apply);
    }
}
