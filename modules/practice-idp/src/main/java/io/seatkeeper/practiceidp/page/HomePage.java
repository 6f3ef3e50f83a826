package io.seatkeeper.practiceidp.page;

import java.util.List;

/**
 * What the provider's front page shows.
 *
 * @param root the path of the tenant, empty for the root
 * @param issuer the issuer, to copy
 * @param initiateLoginUri where the product starts a sign-in, or empty when it isn't known
 * @param entityId the product's SAML entity id, or empty
 * @param product host and port of the address that the tiles lead to, or empty
 * @param uriRefused whether a start was given that isn't on this machine
 * @param entityIdRefused whether an entity id was given that isn't on this machine
 * @param tiles one for each person
 * @param signedIn who is signed in somewhere
 */
public record HomePage(
        String root,
        String issuer,
        String initiateLoginUri,
        String entityId,
        String product,
        boolean uriRefused,
        boolean entityIdRefused,
        List<Tile> tiles,
        List<PersonCard> signedIn) {

    /**
     * A person and the link that opens the product as them.
     *
     * @param person who
     * @param link where to
     */
    public record Tile(PersonCard person, String link) {}
}
