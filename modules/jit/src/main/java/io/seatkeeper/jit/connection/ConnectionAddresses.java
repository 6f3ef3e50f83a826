package io.seatkeeper.jit.connection;

import java.net.URI;

/** What a connection is called from outside: the addresses that its provider's admin enters. */
public final class ConnectionAddresses {
    private final String origin;

    /** @param publicUrl where people and providers reach the service, without a path */
    public ConnectionAddresses(URI publicUrl) {
        String text = publicUrl.toString();
        origin = text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
    }

    /** Where the provider sends people back to, exactly as registered with it. */
    public String redirectUri(LiveConnection connection) {
        return address(connection, "callback");
    }

    /** A page of ours, in full. Its path is empty or begins with a slash. */
    public String ofPath(String path) {
        return origin + path;
    }

    /** Our own entity ID for a SAML connection, which is where our metadata stands. */
    public String entityId(LiveConnection connection) {
        return address(connection, "metadata");
    }

    /** Where a SAML provider's answers come. */
    public String acsUrl(LiveConnection connection) {
        return address(connection, "acs");
    }

    /** Where a SAML provider's logout messages come. */
    public String sloUrl(LiveConnection connection) {
        return address(connection, "slo");
    }

    /**
     * Any other page of a connection.
     *
     * @param end the last part of its path
     */
    public String address(LiveConnection connection, String end) {
        return origin + "/sso/" + connection.organization().slug() + "/" + connection.slug() + "/" + end;
    }
}
