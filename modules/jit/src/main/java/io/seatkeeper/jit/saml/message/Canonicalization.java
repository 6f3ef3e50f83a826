package io.seatkeeper.jit.saml.message;

import java.io.OutputStream;
import java.util.Optional;
import java.util.Set;
import org.apache.xml.security.Init;
import org.apache.xml.security.c14n.Canonicalizer;
import org.apache.xml.security.exceptions.XMLSecurityException;
import org.w3c.dom.Element;

/**
 * How an element becomes the bytes that are signed. By xmlsec.
 *
 * @param algorithm on the allow-list; with or without comments is the same here, where no message holds one
 * @param prefixes for exclusive canonicalization, those that are taken as inclusive (§3); may be empty
 */
record Canonicalization(String algorithm, String prefixes) {
    /** What holds where a signature names none (XML Signature §4.4.3.2). */
    static final Canonicalization WHERE_NONE_IS_NAMED =
            new Canonicalization(Canonicalizer.ALGO_ID_C14N_OMIT_COMMENTS, "");

    private static final Set<String> EXCLUSIVE =
            Set.of(Canonicalizer.ALGO_ID_C14N_EXCL_OMIT_COMMENTS, Canonicalizer.ALGO_ID_C14N_EXCL_WITH_COMMENTS);
    private static final Set<String> INCLUSIVE = Set.of(
            Canonicalizer.ALGO_ID_C14N_OMIT_COMMENTS,
            Canonicalizer.ALGO_ID_C14N_WITH_COMMENTS,
            Canonicalizer.ALGO_ID_C14N11_OMIT_COMMENTS,
            Canonicalizer.ALGO_ID_C14N11_WITH_COMMENTS);

    static {
        Init.init();
    }

    /**
     * @param method a CanonicalizationMethod or a Transform
     * @return empty where it is not on the list, or holds anything else than a list of prefixes
     */
    static Optional<Canonicalization> of(Element method) {
        String algorithm = method.getAttributeNS(null, "Algorithm");
        if (!EXCLUSIVE.contains(algorithm)) {
            return INCLUSIVE.contains(algorithm) && Elements.children(method).isEmpty()
                    ? Optional.of(new Canonicalization(algorithm, ""))
                    : Optional.empty();
        }
        Optional<Element> inclusive = Elements.child(method, Namespace.EXCLUSIVE, "InclusiveNamespaces");
        if (Elements.children(method).size() > (inclusive.isPresent() ? 1 : 0)) {
            return Optional.empty();
        }
        String prefixes = inclusive
                .flatMap(list -> Elements.attribute(list, "PrefixList"))
                .orElse("");
        return Optional.of(new Canonicalization(algorithm, prefixes));
    }

    /**
     * Writes the element with all that is inside it.
     *
     * @return whether it could be; a relative namespace URI, for one, has no canonical form
     */
    boolean write(Element element, OutputStream sink) {
        try {
            Canonicalizer canonicalizer = Canonicalizer.getInstance(algorithm);
            if (prefixes.isEmpty()) {
                canonicalizer.canonicalizeSubtree(element, sink);
            } else {
                canonicalizer.canonicalizeSubtree(element, prefixes, sink);
            }
            return true;
        } catch (XMLSecurityException without) {
            return false;
        }
    }
}
