package io.seatkeeper.scim.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.seatkeeper.contract.AuditTrail;
import io.seatkeeper.contract.ContractFailure;
import io.seatkeeper.contract.ErrorCode;
import io.seatkeeper.contract.Ids;
import io.seatkeeper.contract.Organization;
import io.seatkeeper.contract.Page;
import io.seatkeeper.contract.ScimTokenId;
import io.seatkeeper.contract.scim.ScimTokens;
import io.seatkeeper.platform.database.Database;
import io.seatkeeper.platform.published.EndsSoon;
import io.seatkeeper.scim.ScimCaller;
import io.seatkeeper.scim.ScimServer;
import io.vertx.core.Vertx;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Tokens from their making to their end. */
class TokensIT {
    private static final ScimServer SERVER = new ScimServer();
    private static final int CALLERS = 12;
    private static final Vertx VERTX = Vertx.vertx();

    private final Organization organization = SERVER.organization(OptionalInt.empty());

    @AfterAll
    static void close() {
        SERVER.close();
        ScimServer.await(VERTX.close());
    }

    @Test
    void newTokenNamesItsOrganizationAndIsStoredAsAHashOnly() {
        ScimTokens.Made made = SERVER.token(organization, "Entra");

        assertThat(made.secret()).matches("sk_scim_[\\w-]{22}\\.[\\w-]{22}\\.[\\w-]{43}");
        assertThat(made.baseUrl()).isEqualTo(SERVER.origin() + "/scim/v2/" + organization.slug());
        assertThat(made.toString()).doesNotContain(made.secret());
        assertThat(tokens().getFirst())
                .isEqualTo(made.token())
                .satisfies(token -> assertThat(token.lastUsedAt()).isEmpty());
    }

    @Test
    void lastUseIsNoted() {
        ScimTokens.Made made = SERVER.token(organization, "Entra");
        ScimCaller caller = new ScimCaller(made.baseUrl(), made.secret());

        // The note is written beside the first request, so that a later one finds it.
        do {
            caller.get("/ServiceProviderConfig").expect(200);
        } while (tokens().getFirst().lastUsedAt().isEmpty());

        assertThat(tokens().getFirst().lastUsedAt().orElseThrow())
                .isAfter(made.token().createdAt().minusSeconds(1));
    }

    @Test
    void tokenIsRenamedAndChangesItsManners() {
        ScimTokens.Made made = SERVER.token(organization, "Entra");

        ScimTokens.Token changed = SERVER.ask(
                ScimTokens.UPDATE,
                new ScimTokens.Update(
                        ScimServer.OPERATOR,
                        organization.id(),
                        made.token().id(),
                        Optional.of("Entra ID"),
                        Optional.empty(),
                        Optional.of(true),
                        Optional.of(made.token().version())));

        assertThat(changed.name()).isEqualTo("Entra ID");
        assertThat(changed.strict()).isTrue();
        assertThat(changed.version()).isGreaterThan(made.token().version());
        assertThat(tokens()).containsExactly(changed);
        assertThat(SERVER.ask(ScimTokens.FIND, new ScimTokens.Find(organization.id(), changed.id())))
                .isEqualTo(changed);
    }

    @Test
    void changeOfAnotherVersionIsRefusedAndLeavesNoTrace() {
        ScimTokens.Token token = SERVER.token(organization, "Entra").token();
        ScimTokens.Token renamed =
                SERVER.ask(ScimTokens.UPDATE, update(token, "quicker", Optional.of(token.version())));

        assertThat(refusedUpdate(update(token, "slower", Optional.of(token.version()))))
                .isEqualTo(ErrorCode.VERSION_MISMATCH);
        assertThat(tokens()).containsExactly(renamed);
        assertThat(actions())
                .filteredOn(action -> action.equals("scim_token.changed"))
                .hasSize(1);
        SERVER.ask(ScimTokens.UPDATE, update(token, "whatever it is", Optional.empty()));
    }

    @Test
    void externalIdsAreTheIdentifiersOfNoConnectionWhereThereIsNone() {
        ScimTokens.Token token = SERVER.token(organization, "Entra").token();
        ScimTokens.Update unbound = new ScimTokens.Update(
                ScimServer.OPERATOR,
                organization.id(),
                token.id(),
                Optional.empty(),
                Optional.of(true),
                Optional.empty(),
                Optional.empty());

        assertThat(refusedUpdate(unbound)).isEqualTo(ErrorCode.INVALID_REQUEST);
        assertThat(tokens()).containsExactly(token);
    }

    @Test
    void whatIsNotThereCannotBeRevokedAndLeavesNoTrace() {
        ScimTokenId nothing = new ScimTokenId(Ids.next());
        ScimTokens.Made foreign = SERVER.token(SERVER.organization(OptionalInt.empty()), "foreign");

        assertThat(refusal(nothing)).isEqualTo(ErrorCode.NOT_FOUND);
        assertThat(refusal(foreign.token().id())).isEqualTo(ErrorCode.NOT_FOUND);
        assertThat(actions()).doesNotContain("scim_token.revoked");
        new ScimCaller(foreign.baseUrl(), foreign.secret()).get("/Users").expect(200);
    }

    @Test
    void whatIsSentAfterARevocationIsRefusedHoweverManyShareTheCheck() throws Exception {
        ScimTokens.Made made = SERVER.token(organization, "Entra");
        ScimCaller caller = new ScimCaller(made.baseUrl(), made.secret());
        AtomicBoolean revoked = new AtomicBoolean();
        CountDownLatch busy = new CountDownLatch(CALLERS);
        Callable<Integer> pushing = () -> {
            caller.get("/ServiceProviderConfig").expect(200);
            busy.countDown();
            boolean late;
            int status;
            do {
                late = revoked.get();
                status = caller.get("/ServiceProviderConfig").status();
            } while (status == 200 && !late);
            return status;
        };

        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> callers = Stream.generate(() -> threads.submit(pushing))
                    .limit(CALLERS)
                    .toList();
            busy.await();
            SERVER.ask(
                    ScimTokens.REVOKE,
                    new ScimTokens.Revoke(
                            ScimServer.OPERATOR, organization.id(), made.token().id()));
            revoked.set(true);
            for (Future<Integer> each : callers) {
                assertThat(each.get()).isEqualTo(401);
            }
        }
    }

    @Test
    void unknownConnectionIsRefused() {
        assertThat(catchThrowableOfType(
                                ContractFailure.class,
                                () -> SERVER.ask(
                                        ScimTokens.CREATE,
                                        new ScimTokens.Create(
                                                ScimServer.OPERATOR,
                                                organization.id(),
                                                "Okta",
                                                Optional.empty(),
                                                Optional.of("nowhere"),
                                                Optional.empty(),
                                                false)))
                        .code())
                .isEqualTo(ErrorCode.CONNECTION_UNKNOWN);
    }

    @Test
    void organizationIsToldOnceThatATokenExpiresSoon() {
        Instant now = Instant.now();
        SERVER.token(organization, "for ever");
        create("soon", now.plus(EndsSoon.AHEAD).minusSeconds(60));
        create("later", now.plus(EndsSoon.AHEAD).plusSeconds(3_600));
        WarnOfExpiry warnings = new WarnOfExpiry(new Database(VERTX, SERVER.address(), 2), InstantSource.fixed(now));

        ScimServer.await(warnings.round());
        ScimServer.await(warnings.round());

        assertThat(actions())
                .filteredOn(action -> action.equals("scim_token.expiring"))
                .hasSize(1);
    }

    private void create(String name, Instant expiresAt) {
        SERVER.ask(
                ScimTokens.CREATE,
                new ScimTokens.Create(
                        ScimServer.OPERATOR,
                        organization.id(),
                        name,
                        Optional.of(expiresAt),
                        Optional.empty(),
                        Optional.empty(),
                        false));
    }

    private ScimTokens.Update update(ScimTokens.Token token, String name, Optional<Long> version) {
        return new ScimTokens.Update(
                ScimServer.OPERATOR,
                organization.id(),
                token.id(),
                Optional.of(name),
                Optional.empty(),
                Optional.empty(),
                version);
    }

    private static ErrorCode refusedUpdate(ScimTokens.Update update) {
        return catchThrowableOfType(ContractFailure.class, () -> SERVER.ask(ScimTokens.UPDATE, update))
                .code();
    }

    private ErrorCode refusal(ScimTokenId token) {
        return catchThrowableOfType(
                        ContractFailure.class,
                        () -> SERVER.ask(
                                ScimTokens.REVOKE,
                                new ScimTokens.Revoke(ScimServer.OPERATOR, organization.id(), token)))
                .code();
    }

    private List<ScimTokens.Token> tokens() {
        return SERVER.ask(ScimTokens.LIST, new ScimTokens.ListAll(organization.id(), Page.Request.FIRST))
                .page()
                .items();
    }

    private List<String> actions() {
        return SERVER
                .ask(
                        AuditTrail.READ,
                        new AuditTrail.Read(
                                organization.id(), Optional.empty(), Optional.empty(), new Page.Request(1_000, null)))
                .page()
                .items()
                .stream()
                .map(AuditTrail.Entry::action)
                .toList();
    }
}
