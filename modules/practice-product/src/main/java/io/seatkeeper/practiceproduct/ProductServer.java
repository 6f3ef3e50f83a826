package io.seatkeeper.practiceproduct;

import io.seatkeeper.practiceproduct.Visits.Visit;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.net.URI;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The product's server, on loopback. It tells where it is before it knows its provider, who wants to be told that first. */
public final class ProductServer extends VerticleBase {
    private static final Logger LOG = LoggerFactory.getLogger(ProductServer.class);
    private static final String HOST = "127.0.0.1";
    private static final int LONGEST_FORM = 32 * 1_024;
    private static final int LONGEST_LINE = 8 * 1_024;
    private static final int LONGEST_SLUG = 63;

    private final int port;
    private final Visits visits = new Visits();
    private final ProductPages pages = new ProductPages();
    private final Promise<Provider> provider = Promise.promise();
    private URI url = URI.create("http://" + HOST);

    /** @param port 0 takes a free one */
    public ProductServer(int port) {
        this.port = port;
    }

    /** Where it is, once it is deployed. */
    public URI url() {
        return url;
    }

    public String redirectUri() {
        return url + "/callback";
    }

    public String postLogoutRedirectUri() {
        return url + "/goodbye";
    }

    public String backchannelLogoutUri() {
        return url + "/backchannel-logout";
    }

    /** Makes itself known to its provider, which has registered it. */
    public Future<Void> connect(URI issuer, String clientId, String clientSecret) {
        return Provider.discover(vertx, issuer, clientId, clientSecret)
                .onSuccess(provider::complete)
                .mapEmpty();
    }

    @Override
    public Future<?> start() {
        Router router = Router.router(vertx);
        router.get("/").handler(this::home);
        router.get("/product.css").handler(pages::style);
        router.get("/login").handler(with(this::login));
        router.get("/callback").handler(with(this::callback));
        router.get("/goodbye").handler(context -> pages.welcome(context, ProductPages.Notice.GOODBYE));
        router.post("/sign-out").handler(with(this::signOut));
        router.post("/backchannel-logout")
                .handler(BodyHandler.create(false).setBodyLimit(LONGEST_FORM))
                .handler(with(this::loggedOut));
        return vertx.createHttpServer(new io.vertx.core.http.HttpServerOptions()
                        .setMaxInitialLineLength(LONGEST_LINE)
                        .setMaxFormAttributeSize(LONGEST_FORM))
                .requestHandler(router)
                .listen(port, HOST)
                .onSuccess(server -> url = URI.create("http://" + HOST + ":" + server.actualPort()));
    }

    private void home(RoutingContext context) {
        switch (visits.of(context).orElse(new Visit.Leaving("", "", ""))) {
            case Visit.SignedIn signedIn -> pages.training(context, signedIn.learner());
            case Visit.Ended ended -> pages.welcome(context, ProductPages.Notice.ENDED);
            case Visit.Leaving leaving -> pages.welcome(context, ProductPages.Notice.NONE);
        }
    }

    private void login(RoutingContext context, Provider known) {
        Visit.Leaving leaving = new Visit.Leaving(Visits.random(), Visits.random(), Visits.random());
        Optional<String> organization = Optional.ofNullable(
                        context.queryParams().get("organization"))
                .map(String::strip)
                .filter(slug -> !slug.isEmpty() && slug.length() <= LONGEST_SLUG);
        visits.remember(context, leaving);
        redirect(context, known.signInUrl(leaving, redirectUri(), organization));
    }

    private void callback(RoutingContext context, Provider known) {
        String code = String.valueOf(context.queryParams().get("code"));
        String state = context.queryParams().get("state");
        Optional<Visit.Leaving> began = visits.of(context)
                .filter(Visit.Leaving.class::isInstance)
                .map(Visit.Leaving.class::cast)
                .filter(leaving -> leaving.state().equals(state));
        visits.forget(context);
        boolean itsOwn = known.isIssuer(context.queryParams().getAll("iss"));
        if (began.isEmpty() || !itsOwn || context.queryParams().contains("error")) {
            pages.welcome(context, ProductPages.Notice.REFUSED);
            return;
        }
        known.signIn(began.get(), code, redirectUri())
                .onSuccess(learner -> {
                    visits.remember(context, new Visit.SignedIn(learner));
                    redirect(context, "/");
                })
                .onFailure(fault -> {
                    LOG.warn("A sign-in was not completed: {}", fault.getMessage());
                    pages.welcome(context, ProductPages.Notice.REFUSED);
                });
    }

    private void signOut(RoutingContext context, Provider known) {
        Optional<Visit> visit = visits.of(context);
        visits.forget(context);
        redirect(
                context,
                visit.filter(Visit.SignedIn.class::isInstance)
                        .map(Visit.SignedIn.class::cast)
                        .map(signedIn -> known.signOutUrl(signedIn.learner(), postLogoutRedirectUri()))
                        .orElse("/"));
    }

    /** OpenID Connect Back-Channel Logout 1.0 §2.5 to 2.8. */
    private void loggedOut(RoutingContext context, Provider known) {
        String token = String.valueOf(context.request().getFormAttribute("logout_token"));
        context.response().putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        known.loggedOut(token)
                .onSuccess(claims -> {
                    var session = claims.getSessionID();
                    visits.end(learner -> session == null
                            ? learner.subject().equals(claims.getSubject().getValue())
                            : learner.session().equals(session.getValue()));
                    context.response().end();
                })
                .onFailure(fault -> {
                    LOG.warn("A logout token was refused: {}", fault.getMessage());
                    context.response().setStatusCode(400).end();
                });
    }

    private io.vertx.core.Handler<RoutingContext> with(BiConsumer<RoutingContext, Provider> handler) {
        return context -> provider.future().onSuccess(known -> handler.accept(context, known));
    }

    private static void redirect(RoutingContext context, String address) {
        context.response()
                .setStatusCode(303)
                .putHeader(HttpHeaders.LOCATION, address)
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .end();
    }
}
