package io.seatkeeper.practiceidp.people;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/**
 * Somebody who can sign in at the practice identity provider.
 *
 * @param subject stable opaque id, the {@code sub} claim; 1 to 255 characters
 * @param email address as the directory holds it, empty when there is none; at most 320 characters
 * @param emailVerified what the {@code email_verified} claim says
 * @param name full name for display; at most 200 characters
 * @param givenName given name, or empty
 * @param familyName family name, or empty
 * @param username the {@code preferred_username} claim, or empty
 * @param groups the {@code groups} claim; at most 50
 * @param roles the {@code roles} claim; at most 50
 */
public record Person(
        String subject,
        String email,
        boolean emailVerified,
        String name,
        String givenName,
        String familyName,
        String username,
        List<String> groups,
        List<String> roles) {

    private static final int MOST_VALUES = 50;

    /** Checks the bounds above; an {@link IllegalArgumentException} says which one is broken. */
    public Person {
        bounded("subject", subject, 255);
        bounded("email", email, 320);
        bounded("name", name, 200);
        bounded("given name", givenName, 200);
        bounded("family name", familyName, 200);
        bounded("username", username, 320);
        if (subject.isBlank()) {
            throw new IllegalArgumentException("a person needs a subject");
        }
        if (groups.size() > MOST_VALUES || roles.size() > MOST_VALUES) {
            throw new IllegalArgumentException("at most " + MOST_VALUES + " groups and " + MOST_VALUES + " roles");
        }
        groups = List.copyOf(groups);
        roles = List.copyOf(roles);
        groups.forEach(group -> bounded("group", group, 200));
        roles.forEach(role -> bounded("role", role, 200));
    }

    /**
     * A person of this name and address, verified, in no group. The subject is derived from tenant and address, so that it
     * outlives a restart of the practice identity provider.
     */
    public static Person of(String tenant, String name, String email) {
        List<String> words = new ArrayList<>(List.of(name.strip().split("\\s+", -1)));
        String family = words.size() > 1 ? words.removeLast() : "";
        String given = String.join(" ", words);
        return new Person(
                subjectFor(tenant, email), email, true, name.strip(), given, family, email, List.of(), List.of());
    }

    /** The same person in these groups. */
    public Person inGroups(String... newGroups) {
        return new Person(
                subject, email, emailVerified, name, givenName, familyName, username, List.of(newGroups), roles);
    }

    /** The same person with these roles. */
    public Person withRoles(String... newRoles) {
        return new Person(
                subject, email, emailVerified, name, givenName, familyName, username, groups, List.of(newRoles));
    }

    /** The same person (same subject) at another address. */
    public Person withEmail(String newEmail) {
        return new Person(subject, newEmail, emailVerified, name, givenName, familyName, username, groups, roles);
    }

    /** The same person, whose address nobody has verified. */
    public Person withUnverifiedEmail() {
        return new Person(subject, email, false, name, givenName, familyName, username, groups, roles);
    }

    /** Another person (this subject) with the same profile: what a reused address looks like. */
    public Person withSubject(String newSubject) {
        return new Person(newSubject, email, emailVerified, name, givenName, familyName, username, groups, roles);
    }

    /** The same person under another name, with its parts as given. */
    public Person named(String newName, String newGivenName, String newFamilyName) {
        return new Person(subject, email, emailVerified, newName, newGivenName, newFamilyName, username, groups, roles);
    }

    /** The object id that Entra would give ({@code oid}): a UUID, the same for every application. */
    public String objectId() {
        return UUID.nameUUIDFromBytes(("oid:" + subject).getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    /** The part of the address behind the {@code @}, in lower case, or empty. */
    public String domain() {
        return email.substring(email.indexOf('@') + 1).toLowerCase(Locale.ROOT);
    }

    private static String subjectFor(String tenant, String email) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest((tenant + "\n" + email.toLowerCase(Locale.ROOT)).getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(digest)
                    .substring(0, 24);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }

    private static void bounded(String what, String value, int most) {
        if (value.length() > most) {
            throw new IllegalArgumentException(what + " is longer than " + most + " characters");
        }
    }
}
