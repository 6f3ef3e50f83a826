package io.seatkeeper.oauth.http;

import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import io.seatkeeper.oauth.error.OauthFailure;
import io.seatkeeper.oauth.error.OauthFailure.Kind;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The parameters of a request: those of the form for a POST, else those of the query; each at most once (RFC 6749 §3.1). */
final class Form {
    private static final int LONGEST_SHOWN = 50;

    private final RoutingContext context;
    private final Map<String, String> parameters;
    private final Optional<OauthFailure> fault;

    private Form(RoutingContext context, Map<String, String> parameters, Optional<OauthFailure> fault) {
        this.context = context;
        this.parameters = parameters;
        this.fault = fault;
    }

    /** Reads them. Empty ones count as absent; those that came twice are left out and are its {@link #fault}. */
    static Form of(RoutingContext context) {
        MultiMap sent = context.request().method().equals(HttpMethod.POST)
                ? context.request().formAttributes()
                : context.queryParams();
        Map<String, String> parameters = new TreeMap<>();
        Set<String> repeated = new TreeSet<>();
        for (Map.Entry<String, String> entry : sent) {
            if (!entry.getValue().isEmpty() && parameters.put(entry.getKey(), entry.getValue()) != null) {
                repeated.add(entry.getKey());
            }
        }
        parameters.keySet().removeAll(repeated);
        return new Form(context, parameters, repeated.stream().findFirst().map(Form::cameTwice));
    }

    /** {@link Kind#INVALID_REQUEST} where a parameter came twice. */
    Optional<OauthFailure> fault() {
        return fault;
    }

    Map<String, String> all() {
        return parameters;
    }

    /** One that must be there; {@link Kind#INVALID_REQUEST} otherwise. */
    String demanded(String name) {
        String value = parameters.get(name);
        if (value == null) {
            throw OauthFailure.of(Kind.INVALID_REQUEST, name + " is missing.");
        }
        return value;
    }

    String orEmpty(String name) {
        return parameters.getOrDefault(name, "");
    }

    /** The request as Nimbus reads one. */
    HTTPRequest asSent() {
        HTTPRequest request = new HTTPRequest(HTTPRequest.Method.POST, URI.create("https://here.invalid"));
        request.setHeader("Content-Type", "application/x-www-form-urlencoded");
        String authorization = context.request().getHeader(HttpHeaders.AUTHORIZATION);
        if (authorization != null) {
            request.setAuthorization(authorization);
        }
        request.setBody(parameters.entrySet().stream()
                .map(entry -> encoded(entry.getKey()) + "=" + encoded(entry.getValue()))
                .collect(Collectors.joining("&")));
        return request;
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static OauthFailure cameTwice(String name) {
        String shown = name.length() <= LONGEST_SHOWN ? name : name.substring(0, LONGEST_SHOWN);
        return OauthFailure.of(Kind.INVALID_REQUEST, "The parameter " + shown + " came twice.")
                .because("A parameter came twice.")
                .received(name);
    }
}
