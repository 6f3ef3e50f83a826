package io.seatkeeper.platform.egress;

import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The part of SOCKS 5 that the gate speaks (RFC 1928, RFC 1929): the messages of a client as bytes, each read once it is
 * there whole.
 *
 * @param command 1 is CONNECT
 * @param host a name or an address literal
 */
record SocksRequest(int command, String host, int port) {
    static final int CONNECT = 1;
    /** More than any message of the handshake has. */
    static final int LONGEST_MESSAGE = 520;

    private static final int VERSION = 5;
    private static final int PASSWORD_VERSION = 1;
    private static final int IPV4 = 1;
    private static final int NAME = 3;
    private static final int IPV6 = 4;

    /** A handshake that no client of ours would send. */
    static final class Malformed extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Malformed() {
            super("no SOCKS 5 message", null, false, false);
        }
    }

    /** Whether the greeting offers to send a password; empty while it is not there whole. */
    static Optional<Boolean> offersPassword(Buffer received) {
        if (received.length() < 2) {
            return Optional.empty();
        }
        demand(received.getUnsignedByte(0) == VERSION);
        int methods = received.getUnsignedByte(1);
        if (!whole(received, 2 + methods)) {
            return Optional.empty();
        }
        for (int place = 0; place < methods; place++) {
            if (received.getUnsignedByte(2 + place) == 2) {
                return Optional.of(true);
            }
        }
        return Optional.of(false);
    }

    /** User name and password with a line break between; empty while they are not there whole. */
    static Optional<String> credentials(Buffer received) {
        if (received.length() < 2) {
            return Optional.empty();
        }
        demand(received.getUnsignedByte(0) == PASSWORD_VERSION);
        int user = received.getUnsignedByte(1);
        if (received.length() < 3 + user) {
            return Optional.empty();
        }
        int password = received.getUnsignedByte(2 + user);
        return whole(received, 3 + user + password)
                ? Optional.of(
                        received.getString(2, 2 + user) + "\n" + received.getString(3 + user, 3 + user + password))
                : Optional.empty();
    }

    /** The request; empty while it is not there whole. */
    static Optional<SocksRequest> of(Buffer received) {
        if (received.length() < 5) {
            return Optional.empty();
        }
        demand(received.getUnsignedByte(0) == VERSION);
        int type = received.getUnsignedByte(3);
        int start = type == NAME ? 5 : 4;
        int length = switch (type) {
            case IPV4 -> 4;
            case NAME -> received.getUnsignedByte(4);
            case IPV6 -> 16;
            default -> throw new Malformed();
        };
        if (!whole(received, start + length + 2)) {
            return Optional.empty();
        }
        byte[] address = received.getBytes(start, start + length);
        String host = type == NAME ? new String(address, StandardCharsets.UTF_8) : AddressRange.text(address);
        return Optional.of(
                new SocksRequest(received.getUnsignedByte(1), host, received.getUnsignedShort(start + length)));
    }

    /** Whether exactly this many bytes are there; more than that is no handshake, since the client waits for our word. */
    private static boolean whole(Buffer received, int length) {
        demand(received.length() <= length);
        return received.length() == length;
    }

    private static void demand(boolean condition) {
        if (!condition) {
            throw new Malformed();
        }
    }
}
