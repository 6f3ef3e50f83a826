package io.seatkeeper.admin;

import static java.util.Map.entry;

import io.seatkeeper.admin.api.Access;
import io.seatkeeper.admin.api.AccessTable;
import io.seatkeeper.admin.api.AdminKeyResource;
import io.seatkeeper.admin.api.ApiDocument;
import io.seatkeeper.admin.api.ApplicationResource;
import io.seatkeeper.admin.api.AuditEventResource;
import io.seatkeeper.admin.api.ConnectionResource;
import io.seatkeeper.admin.api.ConnectionTestResource;
import io.seatkeeper.admin.api.DomainResource;
import io.seatkeeper.admin.api.Gate;
import io.seatkeeper.admin.api.InvitationResource;
import io.seatkeeper.admin.api.LinkRequestResource;
import io.seatkeeper.admin.api.OperationHandler;
import io.seatkeeper.admin.api.Operations;
import io.seatkeeper.admin.api.OrganizationResource;
import io.seatkeeper.admin.api.ReferencePage;
import io.seatkeeper.admin.api.RequestReader;
import io.seatkeeper.admin.api.ScimClientResource;
import io.seatkeeper.admin.api.ScimRequestResource;
import io.seatkeeper.admin.api.ScimTokenResource;
import io.seatkeeper.admin.api.SeatResource;
import io.seatkeeper.admin.api.SessionResource;
import io.seatkeeper.admin.api.SetupLinkResource;
import io.seatkeeper.admin.api.SignInAttemptResource;
import io.seatkeeper.admin.api.TeamResource;
import io.seatkeeper.admin.api.UserResource;
import io.seatkeeper.admin.idempotency.Idempotency;
import io.seatkeeper.admin.key.AdminKeys;
import io.seatkeeper.admin.key.Authentication;
import io.seatkeeper.contract.ErrorCode;
import io.seatkeeper.platform.Bus;
import io.seatkeeper.platform.http.Problem;
import io.seatkeeper.platform.mail.Mailer;
import io.seatkeeper.platform.published.RefusalLog;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import io.vertx.openapi.contract.Operation;
import io.vertx.openapi.contract.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.stream.Collectors;

/** Every operation of the admin API, by the {@code operationId} that the document gives it. */
public final class AdminRoutes {
    /** No body is larger, in bytes: a SAML provider's metadata is the longest. */
    private static final long LARGEST_BODY = 512 * 1024;

    private final ApiDocument document;
    private final Gate gate;
    private final Map<String, OperationHandler> operations;
    private final Map<String, Handler<RoutingContext>> pages;

    /**
     * @param document the document that the routes are made from
     * @param authentication finds out who asks
     * @param refusals where it is noted what keys were refused for want of a scope
     */
    public AdminRoutes(
            Vertx vertx,
            Bus bus,
            ApiDocument document,
            Authentication authentication,
            AdminKeys adminKeys,
            Idempotency idempotency,
            RefusalLog refusals,
            Mailer mailer) {
        this.document = document;
        gate = new Gate(bus, authentication, new RequestReader(vertx, document.contract()), idempotency, refusals);
        OrganizationResource organizations = new OrganizationResource(bus);
        AdminKeyResource keys = new AdminKeyResource(adminKeys);
        ConnectionResource connections = new ConnectionResource(bus);
        ConnectionTestResource tests = new ConnectionTestResource(bus);
        UserResource users = new UserResource(bus);
        SessionResource sessions = new SessionResource(bus);
        LinkRequestResource linkRequests = new LinkRequestResource(bus);
        ApplicationResource applications = new ApplicationResource(bus);
        TeamResource teams = new TeamResource(bus);
        DomainResource domains = new DomainResource(bus);
        InvitationResource invitations =
                new InvitationResource(bus, mailer, authentication.ownOrigin(), InstantSource.system());
        SetupLinkResource setupLinks = new SetupLinkResource(adminKeys.setupLinks(), authentication.ownOrigin());
        SeatResource seats = new SeatResource(bus);
        ScimTokenResource scimTokens = new ScimTokenResource(bus);
        ScimClientResource scimClients = new ScimClientResource(bus);
        operations = Map.ofEntries(
                entry("createOrganization", organizations::create),
                entry("listOrganizations", organizations::list),
                entry("getOrganization", organizations::get),
                entry("updateOrganization", organizations::update),
                entry("getSeats", seats::get),
                entry("getSeatTrend", seats::trend),
                entry("createAdminKey", keys::create),
                entry("listAdminKeys", keys::list),
                entry("deleteAdminKey", keys::delete),
                entry("createInvitation", invitations::create),
                entry("listInvitations", invitations::list),
                entry("revokeInvitation", invitations::revoke),
                entry("createSetupLink", setupLinks::create),
                entry("listSetupLinks", setupLinks::list),
                entry("deleteSetupLink", setupLinks::delete),
                entry("createConnection", connections::create),
                entry("listConnections", connections::list),
                entry("getConnection", connections::get),
                entry("getConnectionUse", connections::use),
                entry("updateConnection", connections::update),
                entry("deleteConnection", connections::delete),
                entry("renewConnectionKeys", connections::renewKeys),
                entry("testConnection", tests::begin),
                entry("readConnectionTest", tests::read),
                entry("listUsers", users::list),
                entry("getUser", users::get),
                entry("updateUser", users::update),
                entry("relinkIdentity", users::relink),
                entry("listSessions", sessions::list),
                entry("endSession", sessions::end),
                entry("endSessions", sessions::endAll),
                entry("listLinkRequests", linkRequests::list),
                entry("approveLinkRequest", linkRequests::approve),
                entry("dismissLinkRequest", linkRequests::dismiss),
                entry("createTeam", teams::create),
                entry("listTeams", teams::list),
                entry("getTeam", teams::get),
                entry("updateTeam", teams::update),
                entry("deleteTeam", teams::remove),
                entry("listTeamMembers", teams::members),
                entry("addTeamMember", teams::addMember),
                entry("removeTeamMember", teams::removeMember),
                entry("addDomain", domains::add),
                entry("listDomains", domains::list),
                entry("verifyDomain", domains::verify),
                entry("removeDomain", domains::remove),
                entry("createScimToken", scimTokens::create),
                entry("listScimTokens", scimTokens::list),
                entry("getScimToken", scimTokens::get),
                entry("updateScimToken", scimTokens::update),
                entry("revokeScimToken", scimTokens::revoke),
                entry("createScimClient", scimClients::create),
                entry("listScimClients", scimClients::list),
                entry("getScimClient", scimClients::get),
                entry("updateScimClient", scimClients::update),
                entry("deleteScimClient", scimClients::delete),
                entry("addScimClientSecret", scimClients::addSecret),
                entry("removeScimClientSecret", scimClients::removeSecret),
                entry("listScimRequests", new ScimRequestResource(bus)::list),
                entry("createVendorApplication", applications::create),
                entry("listVendorApplications", applications::list),
                entry("getVendorApplication", applications::get),
                entry("replaceVendorApplication", applications::replace),
                entry("deleteVendorApplication", applications::delete),
                entry("addVendorApplicationSecret", applications::addSecret),
                entry("removeVendorApplicationSecret", applications::removeSecret),
                entry("createApplication", applications::create),
                entry("listApplications", applications::list),
                entry("getApplication", applications::get),
                entry("replaceApplication", applications::replace),
                entry("deleteApplication", applications::delete),
                entry("addApplicationSecret", applications::addSecret),
                entry("removeApplicationSecret", applications::removeSecret),
                entry("listSignInAttempts", new SignInAttemptResource(bus)::list),
                entry("listAuditEvents", new AuditEventResource(bus)::list));
        ReferencePage reference = new ReferencePage(document);
        pages = Map.of("readDocument", reference::writeDocument, "readReference", reference::writePage);
    }

    /** The same operations for callers of this process. */
    public Operations operations() {
        return new Operations(document, gate, operations);
    }

    /** A router to mount at {@link ApiDocument#BASE_PATH}; one for each server instance. */
    public Router router(Vertx vertx) {
        Router router = Router.router(vertx);
        router.route().handler(BodyHandler.create(false).setBodyLimit(LARGEST_BODY));
        for (Path path : document.contract().getPaths()) {
            String pattern = path.getName().replaceAll("\\{(\\w+)}", ":$1");
            path.getOperations()
                    .forEach(operation ->
                            router.route(operation.getHttpMethod(), pattern).handler(handler(operation)));
            router.route(pattern).handler(context -> refuseMethod(context, path));
        }
        router.route().handler(context -> refuse(context, ErrorCode.NOT_FOUND));
        router.route().failureHandler(AdminRoutes::refuseBroken);
        return router;
    }

    private Handler<RoutingContext> handler(Operation operation) {
        String id = operation.getOperationId();
        OperationHandler handler = operations.get(id);
        if (handler != null) {
            return gate.before(operation, handler);
        }
        Handler<RoutingContext> page = pages.get(id);
        if (page == null || !(AccessTable.of(id) instanceof Access.Everybody)) {
            throw new IllegalStateException("The document has an operation that nothing answers: " + id);
        }
        return page;
    }

    private static void refuseMethod(RoutingContext context, Path path) {
        String allowed = path.getOperations().stream()
                .map(operation -> operation.getHttpMethod().name())
                .sorted()
                .collect(Collectors.joining(", "));
        context.response().putHeader(HttpHeaders.ALLOW, allowed);
        refuse(context, ErrorCode.METHOD_NOT_ALLOWED);
    }

    /** What failed before an operation was reached: the body was too large, the path or the query can't be decoded. */
    private static void refuseBroken(RoutingContext context) {
        switch (context.statusCode()) {
            case 413 -> refuse(context, ErrorCode.TOO_LARGE);
            case 400 -> refuse(context, ErrorCode.INVALID_REQUEST);
            default -> Problem.of(context.failure(), "the admin API").write(context.response());
        }
    }

    private static void refuse(RoutingContext context, ErrorCode code) {
        new Problem(code, code.meaning()).write(context.response());
    }
}
