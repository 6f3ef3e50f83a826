package io.seatkeeper.practiceidp.oidc;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * Where and how an authorization response goes.
 *
 * @param uri the redirect URI, on loopback
 * @param formPost whether it is posted as a form; else it is a redirect with a query
 * @param state the client's state, handed back as it came
 */
record ReplyAddress(URI uri, boolean formPost, @Nullable String state) {}
