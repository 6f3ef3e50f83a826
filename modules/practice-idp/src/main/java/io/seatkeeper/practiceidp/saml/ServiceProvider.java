package io.seatkeeper.practiceidp.saml;

import static io.seatkeeper.practiceidp.message.Xml.METADATA;
import static io.seatkeeper.practiceidp.message.Xml.SIGNATURE;

import io.seatkeeper.practiceidp.message.EncryptionStyle;
import io.seatkeeper.practiceidp.message.Xml;
import io.seatkeeper.practiceidp.tenant.Loopback;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.security.PublicKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * What a service provider's metadata says of it (SAML Metadata §2.4.4).
 *
 * @param entityId its name
 * @param acsUrls where it takes responses by the POST binding, its default first
 * @param logout where it takes logout messages
 * @param signing the certificates of keys that sign what it sends
 * @param encryption how it wants to be encrypted to, where it says so
 * @param signsRequests whether it signs its AuthnRequests
 */
record ServiceProvider(
        String entityId,
        List<URI> acsUrls,
        List<Endpoint> logout,
        List<X509Certificate> signing,
        Optional<EncryptionStyle> encryption,
        boolean signsRequests) {

    private static final String BINDING = "urn:oasis:names:tc:SAML:2.0:bindings:";

    /**
     * Where logout messages go.
     *
     * @param location for requests
     * @param responseLocation for responses
     * @param post whether by POST; else by redirect
     */
    record Endpoint(URI location, URI responseLocation, boolean post) {}

    /**
     * Reads metadata. Addresses that aren't on this machine are passed over.
     *
     * @throws IllegalArgumentException when it is no metadata of a service provider
     */
    static ServiceProvider read(String xml) {
        Document document = Xml.parse(xml);
        Element descriptor = Xml.first(document, METADATA, "SPSSODescriptor")
                .orElseThrow(() -> new IllegalArgumentException("there is no SPSSODescriptor"));
        Element entity = (Element) descriptor.getParentNode();
        List<X509Certificate> signing = new ArrayList<>();
        List<EncryptionStyle> encryption = new ArrayList<>();
        for (Element key : children(descriptor, "KeyDescriptor")) {
            X509Certificate certificate = certificate(key);
            if (!key.getAttribute("use").equals("encryption")) {
                signing.add(certificate);
            }
            if (!key.getAttribute("use").equals("signing")) {
                encryption.add(style(key, certificate));
            }
        }
        return new ServiceProvider(
                entity.getAttribute("entityID"),
                acsUrls(descriptor),
                logout(descriptor),
                signing,
                encryption.stream().findFirst(),
                truth(descriptor.getAttribute("AuthnRequestsSigned")));
    }

    /** The keys that its messages may be signed with. */
    List<PublicKey> keys() {
        return signing.stream().map(X509Certificate::getPublicKey).toList();
    }

    private static List<URI> acsUrls(Element descriptor) {
        List<URI> urls = new ArrayList<>();
        for (Element service : children(descriptor, "AssertionConsumerService")) {
            if (service.getAttribute("Binding").equals(BINDING + "HTTP-POST")) {
                Loopback.address(service.getAttribute("Location"))
                        .ifPresent(url -> urls.add(truth(service.getAttribute("isDefault")) ? 0 : urls.size(), url));
            }
        }
        return urls;
    }

    private static List<Endpoint> logout(Element descriptor) {
        List<Endpoint> endpoints = new ArrayList<>();
        for (Element service : children(descriptor, "SingleLogoutService")) {
            String binding = service.getAttribute("Binding");
            boolean post = binding.equals(BINDING + "HTTP-POST");
            Optional<URI> location = Loopback.address(service.getAttribute("Location"));
            if (location.isPresent() && (post || binding.equals(BINDING + "HTTP-Redirect"))) {
                URI responses = Loopback.address(service.getAttribute("ResponseLocation"))
                        .orElse(location.get());
                endpoints.add(new Endpoint(location.get(), responses, post));
            }
        }
        return endpoints;
    }

    /** The first cipher and the first key transport that are named, as far as they are known here. */
    private static EncryptionStyle style(Element key, X509Certificate certificate) {
        EncryptionStyle style = EncryptionStyle.to(certificate);
        List<String> methods = children(key, "EncryptionMethod").stream()
                .map(method -> method.getAttribute("Algorithm"))
                .toList();
        for (String method : methods.reversed()) {
            switch (method) {
                case EncryptionStyle.AES128_GCM, EncryptionStyle.AES256_GCM -> style = style.withContent(method);
                case EncryptionStyle.RSA_OAEP -> style = style.withKeyTransport(method);
                case EncryptionStyle.RSA_OAEP_11 -> style = style.withSha256();
                default -> {
                    // Whatever else is named is no better.
                }
            }
        }
        return style;
    }

    private static X509Certificate certificate(Element key) {
        Node text = key.getElementsByTagNameNS(SIGNATURE, "X509Certificate").item(0);
        if (text == null) {
            throw new IllegalArgumentException("a KeyDescriptor has no certificate");
        }
        try {
            byte[] der = Base64.getMimeDecoder().decode(text.getTextContent());
            return (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
        } catch (CertificateException unreadable) {
            throw new IllegalArgumentException("a KeyDescriptor's certificate can't be read", unreadable);
        }
    }

    private static boolean truth(String value) {
        return value.equals("true") || value.equals("1");
    }

    private static List<Element> children(Element parent, String name) {
        List<Element> found = new ArrayList<>();
        for (Node child = parent.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element element && name.equals(element.getLocalName())) {
                found.add(element);
            }
        }
        return found;
    }
}
