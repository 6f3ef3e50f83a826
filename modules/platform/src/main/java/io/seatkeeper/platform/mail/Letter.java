package io.seatkeeper.platform.mail;

/**
 * One mail to one person, in plain text.
 *
 * @param to an address (RFC 5321 §4.1.2), without a name
 */
public record Letter(String to, String subject, String text) {
    @Override
    public String toString() {
        return "Letter[" + to + "]";
    }
}
