package io.seatkeeper.practiceidp.saml;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.seatkeeper.practiceidp.message.RedirectBinding;
import io.seatkeeper.practiceidp.message.SamlKey;
import io.seatkeeper.practiceidp.message.SignatureStyle;
import io.seatkeeper.practiceidp.message.Signer;
import io.seatkeeper.practiceidp.message.Xml;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;

/** A service provider as small as it can be: it publishes metadata, sends signed requests and reads what the forms hold. */
final class Party implements AutoCloseable {
    static final String REQUEST_ID = "_request-1";

    final SamlKey key = SamlKey.rsa("SP");
    final HttpClient http =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();
    private final HttpServer server;
    private final String idp;

    Party(String idp) throws IOException {
        this.idp = idp;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/metadata", this::metadata);
        server.start();
    }

    String base() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    String entityId() {
        return base() + "/metadata";
    }

    String acs() {
        return base() + "/acs";
    }

    /** An AuthnRequest with these attributes and children beside the usual ones. */
    String authnRequest(String issuer, String attributes, String children) {
        return "<samlp:AuthnRequest xmlns:samlp=\"" + Xml.PROTOCOL + "\" xmlns:saml=\"" + Xml.ASSERTION + "\" ID=\""
                + REQUEST_ID + "\" Version=\"2.0\" IssueInstant=\"2026-11-25T10:00:00Z\" " + attributes
                + "><saml:Issuer>" + issuer + "</saml:Issuer>" + children + "</samlp:AuthnRequest>";
    }

    String authnRequest() {
        return authnRequest(entityId(), "AssertionConsumerServiceURL=\"" + acs() + "\"", "");
    }

    /** Sends it signed, by redirect, with this behind the sign-in address. */
    HttpResponse<String> redirect(String xml, String query) {
        String signed = RedirectBinding.query(RedirectBinding.REQUEST, xml, "state & more", SignatureStyle.of(key));
        return get("/saml/sso?" + signed + (query.isEmpty() ? "" : "&" + query));
    }

    /** Sends it signed, by POST. */
    HttpResponse<String> post(String xml, String query) {
        Document document = Xml.parse(xml);
        Signer.sign(document.getDocumentElement(), SignatureStyle.of(key));
        return postForm(
                "/saml/sso" + (query.isEmpty() ? "" : "?" + query),
                Map.of("SAMLRequest", Xml.base64(document), "RelayState", "state & more"));
    }

    /** The response of a whole sign-in by redirect. */
    Document response(String query) {
        return response(redirect(authnRequest(), query));
    }

    static Document response(HttpResponse<String> answer) {
        return Xml.parse(Posts.message(field(answer, "SAMLResponse")
                .orElseThrow(() -> new AssertionError(answer.statusCode() + " " + answer.body()))));
    }

    /** What a field of the form on this page holds. */
    static Optional<String> field(HttpResponse<String> answer, String name) {
        Matcher matcher =
                Pattern.compile("name=\"" + name + "\" value=\"([^\"]*)\"").matcher(answer.body());
        return matcher.find() ? Optional.of(matcher.group(1).replace("&amp;", "&")) : Optional.empty();
    }

    HttpResponse<String> get(String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(idp + path));
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    HttpResponse<String> postForm(String path, Map<String, String> form, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(idp + path))
                .headers(Stream.concat(
                                Stream.of("content-type", "application/x-www-form-urlencoded"), Arrays.stream(headers))
                        .toArray(String[]::new))
                .POST(HttpRequest.BodyPublishers.ofString(form.entrySet().stream()
                        .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                        .collect(Collectors.joining("&"))));
        return send(request);
    }

    static String encoded(@Nullable String text) {
        return URLEncoder.encode(String.valueOf(text), StandardCharsets.UTF_8);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private void metadata(HttpExchange exchange) throws IOException {
        String certificate = "<ds:KeyInfo xmlns:ds=\"" + Xml.SIGNATURE + "\"><ds:X509Data><ds:X509Certificate>"
                + key.certificateBase64() + "</ds:X509Certificate></ds:X509Data></ds:KeyInfo>";
        String binding = "Binding=\"urn:oasis:names:tc:SAML:2.0:bindings:HTTP-";
        byte[] body = ("<md:EntityDescriptor xmlns:md=\"" + Xml.METADATA + "\" entityID=\"" + entityId()
                        + "\"><md:SPSSODescriptor AuthnRequestsSigned=\"true\" protocolSupportEnumeration=\""
                        + Xml.PROTOCOL
                        + "\"><md:KeyDescriptor use=\"signing\">" + certificate
                        + "</md:KeyDescriptor><md:KeyDescriptor use=\"encryption\">" + certificate
                        + "</md:KeyDescriptor><md:SingleLogoutService " + binding + "Redirect\" Location=\"" + base()
                        + "/slo\"/><md:SingleLogoutService " + binding + "POST\" Location=\"" + base()
                        + "/slo\"/><md:AssertionConsumerService " + binding + "POST\" index=\"0\" Location=\"" + acs()
                        + "\"/></md:SPSSODescriptor></md:EntityDescriptor>")
                .getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
