package io.seatkeeper.admin.api;

import static java.util.Map.entry;

import io.seatkeeper.admin.key.Caller;
import io.seatkeeper.admin.key.Scope;
import io.seatkeeper.contract.ContractFailure;
import io.seatkeeper.contract.ErrorCode;
import java.util.Map;
import java.util.Set;

/** Which operation asks what of its caller. An operation that is not here can't be called. */
public final class AccessTable {
    private static final Access EVERYBODY = new Access.Everybody();
    private static final Access OPERATOR = new Access.OperatorOnly();
    private static final Access ADMINISTRATORS = new Access.Administrators();
    private static final Access USERS = new Access.WithScope(Scope.USERS);
    private static final Access ROLES = new Access.WithScope(Scope.ROLES);
    private static final Access CONNECTIONS = new Access.WithScope(Scope.CONNECTIONS);
    private static final Access DOMAINS = new Access.WithScope(Scope.DOMAINS);
    private static final Access SCIM = new Access.WithScope(Scope.SCIM);
    private static final Access APPLICATIONS = new Access.WithScope(Scope.APPLICATIONS);
    private static final Access KEYS = new Access.WithScope(Scope.KEYS);
    private static final Access RECORDS = new Access.WithScope(Scope.RECORDS);

    /** Every operation of the API by its {@code operationId}, and what it asks. */
    private static final Map<String, Access> TABLE = Map.ofEntries(
            entry("readDocument", EVERYBODY),
            entry("readReference", EVERYBODY),
            entry("createOrganization", OPERATOR),
            entry("listOrganizations", OPERATOR),
            entry("updateOrganization", ROLES),
            entry("getOrganization", ADMINISTRATORS),
            entry("getSeats", ADMINISTRATORS),
            entry("getSeatTrend", ADMINISTRATORS),
            entry("createAdminKey", KEYS),
            entry("listAdminKeys", KEYS),
            entry("deleteAdminKey", KEYS),
            entry("createInvitation", USERS),
            entry("listInvitations", USERS),
            entry("revokeInvitation", USERS),
            entry("createSetupLink", KEYS),
            entry("listSetupLinks", KEYS),
            entry("deleteSetupLink", KEYS),
            entry("createConnection", CONNECTIONS),
            entry("listConnections", CONNECTIONS),
            entry("getConnection", CONNECTIONS),
            entry("getConnectionUse", CONNECTIONS),
            entry("updateConnection", CONNECTIONS),
            entry("deleteConnection", CONNECTIONS),
            entry("renewConnectionKeys", CONNECTIONS),
            entry("testConnection", CONNECTIONS),
            entry("readConnectionTest", CONNECTIONS),
            entry("listUsers", USERS),
            entry("getUser", USERS),
            entry("updateUser", USERS),
            entry("relinkIdentity", USERS),
            entry("listSessions", USERS),
            entry("endSession", USERS),
            entry("endSessions", USERS),
            entry("listLinkRequests", USERS),
            entry("approveLinkRequest", ROLES),
            entry("dismissLinkRequest", USERS),
            entry("createTeam", USERS),
            entry("listTeams", USERS),
            entry("getTeam", USERS),
            entry("updateTeam", USERS),
            entry("deleteTeam", USERS),
            entry("listTeamMembers", USERS),
            entry("addTeamMember", USERS),
            entry("removeTeamMember", USERS),
            entry("addDomain", DOMAINS),
            entry("listDomains", DOMAINS),
            entry("removeDomain", DOMAINS),
            entry("verifyDomain", DOMAINS),
            entry("createScimToken", SCIM),
            entry("listScimTokens", SCIM),
            entry("getScimToken", SCIM),
            entry("updateScimToken", SCIM),
            entry("revokeScimToken", SCIM),
            entry("listScimRequests", SCIM),
            entry("createScimClient", SCIM),
            entry("listScimClients", SCIM),
            entry("getScimClient", SCIM),
            entry("updateScimClient", SCIM),
            entry("deleteScimClient", SCIM),
            entry("addScimClientSecret", SCIM),
            entry("removeScimClientSecret", SCIM),
            entry("createVendorApplication", OPERATOR),
            entry("listVendorApplications", OPERATOR),
            entry("getVendorApplication", OPERATOR),
            entry("replaceVendorApplication", OPERATOR),
            entry("deleteVendorApplication", OPERATOR),
            entry("addVendorApplicationSecret", OPERATOR),
            entry("removeVendorApplicationSecret", OPERATOR),
            entry("createApplication", APPLICATIONS),
            entry("listApplications", APPLICATIONS),
            entry("getApplication", APPLICATIONS),
            entry("replaceApplication", APPLICATIONS),
            entry("deleteApplication", APPLICATIONS),
            entry("addApplicationSecret", APPLICATIONS),
            entry("removeApplicationSecret", APPLICATIONS),
            entry("listSignInAttempts", RECORDS),
            entry("listAuditEvents", RECORDS));

    /** All that a set-up link opens. */
    private static final Set<String> FOR_SET_UP = Set.of(
            "createConnection",
            "listConnections",
            "getConnection",
            "getConnectionUse",
            "updateConnection",
            "deleteConnection",
            "renewConnectionKeys",
            "testConnection",
            "readConnectionTest",
            "addDomain",
            "listDomains",
            "removeDomain",
            "verifyDomain",
            "createScimToken",
            "listScimTokens",
            "getScimToken",
            "updateScimToken",
            "revokeScimToken");

    private AccessTable() {}

    /**
     * @throws ContractFailure {@link ErrorCode#FORBIDDEN} when it is the operator's
     * @throws NotAllowed when the caller lacks the scope, or it is not for set-up links
     */
    static void check(String operation, Caller caller) {
        if (caller instanceof Caller.SetUp && !isForSetUp(operation)) {
            throw new NotAllowed("A set-up link is for connections, domains and SCIM tokens only.");
        }
        of(operation).check(caller);
    }

    /** Whether a set-up link opens it. */
    static boolean isForSetUp(String operation) {
        return FOR_SET_UP.contains(operation);
    }

    /** What an operation asks. One that is not in the table is a fault of the build, and never served. */
    public static Access of(String operation) {
        Access access = TABLE.get(operation);
        if (access == null) {
            throw new IllegalStateException("Nothing says who may call " + operation + ".");
        }
        return access;
    }

    /** Every operation that is in the table. */
    public static Set<String> operations() {
        return TABLE.keySet();
    }
}
