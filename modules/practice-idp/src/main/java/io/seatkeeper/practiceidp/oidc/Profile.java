package io.seatkeeper.practiceidp.oidc;

import io.seatkeeper.practiceidp.people.Person;
import io.seatkeeper.practiceidp.tenant.Fault;
import io.seatkeeper.practiceidp.tenant.Tenant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is said about a person, in the ID token and at userinfo alike. */
final class Profile {
    private static final String OTHER_SUBJECT = "somebody-else";

    private Profile() {}

    /** The claims of the granted scopes, with the faults that concern the person. */
    static Map<String, Object> of(Tenant tenant, Person person, Set<String> scope, @Nullable Fault fault) {
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("sub", person.subject());
        if (scope.contains("profile")) {
            put(claims, "name", person.name());
            put(claims, "given_name", person.givenName());
            put(claims, "family_name", person.familyName());
            if (fault != Fault.NO_EMAIL) {
                put(claims, "preferred_username", person.username());
            }
        }
        if (scope.contains("email")
                && fault != Fault.NO_EMAIL
                && !person.email().isEmpty()) {
            claims.put("email", person.email());
            claims.put("email_verified", person.emailVerified() && fault != Fault.UNVERIFIED_EMAIL);
            put(claims, "hd", person.domain());
        }
        claims.put("groups", person.groups());
        claims.put("roles", person.roles());
        claims.put("oid", person.objectId());
        claims.put("tid", tenant.tenantId());
        return claims;
    }

    /** The same for userinfo. */
    static Map<String, Object> atUserinfo(Tenant tenant, Person person, Set<String> scope, @Nullable Fault fault) {
        Map<String, Object> claims = of(tenant, person, scope, fault);
        if (fault == Fault.USERINFO_OTHER_SUB) {
            claims.put("sub", OTHER_SUBJECT);
        }
        return claims;
    }

    private static void put(Map<String, Object> claims, String name, String value) {
        if (!value.isEmpty()) {
            claims.put(name, value);
        }
    }
}
