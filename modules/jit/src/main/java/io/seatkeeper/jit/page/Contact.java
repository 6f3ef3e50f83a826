package io.seatkeeper.jit.page;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * An address that an organization has set for its people, as a link.
 *
 * @param href where it leads: {@code mailto:}, {@code https:} or, on this machine, {@code http:}
 * @param label how it is written: the mail address, or the host and path
 */
public record Contact(String href, String label) {
    /** Nothing for an address of any other scheme, so that no stored address can run as a script. */
    static Optional<Contact> of(String address) {
        try {
            URI uri = new URI(address.strip());
            if ("mailto".equalsIgnoreCase(uri.getScheme())) {
                String mailbox = uri.getSchemeSpecificPart().split("\\?", 2)[0];
                return mailbox.isEmpty() ? Optional.empty() : Optional.of(new Contact(uri.toASCIIString(), mailbox));
            }
            boolean web = "https".equalsIgnoreCase(uri.getScheme()) || "http".equalsIgnoreCase(uri.getScheme());
            if (!web || uri.getHost() == null) {
                return Optional.empty();
            }
            String path = uri.getPath() == null || uri.getPath().equals("/") ? "" : uri.getPath();
            return Optional.of(new Contact(uri.toASCIIString(), uri.getHost() + path));
        } catch (URISyntaxException malformed) {
            return Optional.empty();
        }
    }

    /** The same with a subject, where it is a mail address that has none yet. */
    Contact withSubject(String subject) {
        if (!href.startsWith("mailto:") || href.contains("?")) {
            return this;
        }
        String encoded = URLEncoder.encode(subject, StandardCharsets.UTF_8).replace("+", "%20");
        return new Contact(href + "?subject=" + encoded, label);
    }
}
