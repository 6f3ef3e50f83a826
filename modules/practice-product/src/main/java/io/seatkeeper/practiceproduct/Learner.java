package io.seatkeeper.practiceproduct;

import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import io.vertx.ext.auth.User;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Somebody who is signed in at the product.
 *
 * @param subject the provider's stable id of the person, {@code sub}
 * @param session the provider's session, {@code sid}
 * @param organization the slug of where they belong
 * @param role {@code learner} or {@code org_admin}
 * @param user as the OIDC library knows them, with the ID token that a sign-out takes along
 */
public record Learner(
        String subject,
        String session,
        String name,
        Optional<String> email,
        String organization,
        String role,
        List<String> teams,
        User user) {
    public Learner {
        teams = List.copyOf(teams);
    }

    /** Reads the claims of a token that has been checked. */
    static Learner of(IDTokenClaimsSet claims, User user) {
        Optional<String> email = Optional.ofNullable(claims.getStringClaim("email"));
        return new Learner(
                claims.getSubject().getValue(),
                claims.getSessionID().getValue(),
                Optional.ofNullable(claims.getStringClaim("name"))
                        .or(() -> email)
                        .orElse("Learner"),
                email,
                claims.getStringClaim("org"),
                claims.getStringClaim("role"),
                claims.getStringListClaim("teams"),
                user);
    }

    public boolean isAdmin() {
        return role.equals("org_admin");
    }

    /** For a round picture. */
    public String initial() {
        return name.substring(0, name.offsetByCodePoints(0, 1)).toUpperCase(Locale.ROOT);
    }

    /** The organization as a heading wants it. */
    public String organizationName() {
        return organization.substring(0, 1).toUpperCase(Locale.ROOT) + organization.substring(1);
    }

    @Override
    public String toString() {
        return "Learner[" + subject + "]";
    }
}
