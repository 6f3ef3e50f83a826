package io.seatkeeper.oauth.client;

import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.auth.ClientAuthentication;
import com.nimbusds.oauth2.sdk.auth.ClientAuthenticationMethod;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.ClientSecretPost;
import com.nimbusds.oauth2.sdk.auth.PlainClientSecret;
import com.nimbusds.oauth2.sdk.auth.PrivateKeyJWT;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import io.seatkeeper.contract.ApplicationId;
import io.seatkeeper.contract.Applications.Application;
import io.seatkeeper.contract.Applications.Authentication;
import io.seatkeeper.contract.ContractFailure;
import io.seatkeeper.oauth.application.ClientSecrets;
import io.seatkeeper.oauth.error.OauthFailure;
import io.seatkeeper.oauth.error.OauthFailure.Kind;
import io.seatkeeper.oauth.refusal.Refusals;
import io.vertx.core.Future;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/** Finds out which application calls, by the one way of proving it that the application is registered with. */
public final class Clients {
    private final ClientSecrets applications;
    private final ClientAssertions assertions;
    private final Refusals refusals;
    private final InstantSource clock;

    public Clients(ClientSecrets applications, ClientAssertions assertions, Refusals refusals, InstantSource clock) {
        this.applications = applications;
        this.assertions = assertions;
        this.refusals = refusals;
        this.clock = clock;
    }

    /** The application of a client_id that is not proven; {@link Kind#INVALID_CLIENT}. */
    public Future<Application> named(String clientId) {
        return id(clientId)
                .map(applications::application)
                .orElseGet(() -> Future.succeededFuture(Optional.empty()))
                .map(found -> found.orElseThrow(() -> {
                    refusals.unknown(clientId);
                    return unknown();
                }));
    }

    /** Refuses a request in the name of the client that it claims to be of; empty: it names none. */
    public <T> Future<T> refuse(String clientId, OauthFailure refusal) {
        return clientId.isEmpty()
                ? Future.failedFuture(refusal)
                : named(clientId)
                        .onSuccess(application -> refusals.note(application, refusal))
                        .transform(looked -> Future.failedFuture(refusal));
    }

    /** The client that a request claims to be of, in its header or its form; empty where it names none. */
    public static String claimed(HTTPRequest request, Map<String, String> form) {
        try {
            return request.getAuthorization() == null
                    ? form.getOrDefault("client_id", "")
                    : ClientSecretBasic.parse(request).getClientID().getValue();
        } catch (ParseException unreadable) {
            return form.getOrDefault("client_id", "");
        }
    }

    /**
     * The application that this request, with the parameters of its form, proves to come from, or that it names where the application is public; {@link
     * Kind#INVALID_CLIENT}, and {@link Kind#INVALID_REQUEST} where it tries two ways at once.
     */
    public Future<Application> authenticated(HTTPRequest request, Map<String, String> form) {
        Optional<ClientAuthentication> proof;
        try {
            proof = parsed(request, form);
        } catch (OauthFailure unreadable) {
            return refuse(form.getOrDefault("client_id", ""), unreadable);
        }
        String clientId = proof.map(given -> given.getClientID().getValue())
                .or(() -> Optional.ofNullable(form.get("client_id")))
                .orElseThrow(Clients::unknown);
        return named(clientId)
                .compose(application -> refusals.watched(application, () -> prove(application, proof, form))
                        .map(application));
    }

    private Future<Void> prove(
            Application application, Optional<ClientAuthentication> proof, Map<String, String> form) {
        Authentication registered = application.registration().authentication();
        String clientId = application.id().toString();
        if (!form.getOrDefault("client_id", clientId).equals(clientId)) {
            return Future.failedFuture(
                    OauthFailure.of(Kind.INVALID_REQUEST, "The client_id of the form is another than the client's."));
        }
        if (registered == Authentication.NONE && proof.isEmpty()) {
            return Future.succeededFuture();
        }
        boolean asRegistered = proof.map(ClientAuthentication::getMethod)
                .equals(Optional.of(
                        ClientAuthenticationMethod.parse(registered.name().toLowerCase(java.util.Locale.ROOT))));
        if (!asRegistered) {
            return Future.failedFuture(
                    OauthFailure.of(Kind.INVALID_CLIENT, "The client is registered to prove itself in another way."));
        }
        return switch (proof.get()) {
            case PlainClientSecret secret ->
                applications
                        .fits(application.id(), secret.getClientSecret().getValue(), clock.instant())
                        .compose(fits -> fits
                                ? Future.succeededFuture()
                                : Future.failedFuture(
                                        unknown().because("The client's secret is wrong or has expired.")));
            case PrivateKeyJWT assertion -> assertions.check(application, assertion.getClientAssertion());
            default -> Future.failedFuture(unknown());
        };
    }

    static Optional<ClientAuthentication> parsed(HTTPRequest request, Map<String, String> form) {
        boolean header = request.getAuthorization() != null;
        boolean secret = form.containsKey("client_secret");
        boolean assertion = form.containsKey("client_assertion");
        if ((header ? 1 : 0) + (secret ? 1 : 0) + (assertion ? 1 : 0) > 1) {
            throw OauthFailure.of(Kind.INVALID_REQUEST, "The client proves itself in two ways at once.");
        }
        try {
            if (header) {
                return Optional.of(ClientSecretBasic.parse(request));
            }
            if (secret) {
                return Optional.of(ClientSecretPost.parse(request));
            }
            return assertion ? Optional.of(PrivateKeyJWT.parse(request)) : Optional.empty();
        } catch (ParseException malformed) {
            throw OauthFailure.of(Kind.INVALID_CLIENT, "The client's authentication can't be read.");
        }
    }

    private static Optional<ApplicationId> id(String clientId) {
        try {
            return Optional.of(ApplicationId.of(clientId));
        } catch (ContractFailure noId) {
            return Optional.empty();
        }
    }

    private static OauthFailure unknown() {
        return OauthFailure.of(Kind.INVALID_CLIENT, "There is no such client, or its secret is wrong.");
    }
}
