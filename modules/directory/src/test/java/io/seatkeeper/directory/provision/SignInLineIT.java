package io.seatkeeper.directory.provision;

import static io.seatkeeper.directory.DirectoryNode.await;
import static io.seatkeeper.directory.DirectoryNode.identity;
import static io.seatkeeper.directory.DirectoryNode.onLoop;
import static org.assertj.core.api.Assertions.assertThat;

import io.seatkeeper.contract.ContractFailure;
import io.seatkeeper.contract.ErrorCode;
import io.seatkeeper.contract.Organization;
import io.seatkeeper.contract.Provisioning.Outcome;
import io.seatkeeper.contract.Provisioning.Provisioned;
import io.seatkeeper.contract.VerifiedIdentity;
import io.seatkeeper.directory.DirectoryNode;
import io.seatkeeper.directory.write.LineLimits;
import io.seatkeeper.directory.write.OrganizationLine;
import io.seatkeeper.platform.database.Database;
import io.seatkeeper.platform.database.DatabaseAddress;
import io.seatkeeper.testkit.TestPostgres;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The line before the pool, on an event loop of its own, with a clock that the test moves. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SignInLineIT {
    private final DatabaseAddress address = TestPostgres.migrated();
    private final DirectoryNode node = new DirectoryNode(address);
    private final Vertx vertx = Vertx.vertx();
    private final Context loop = vertx.getOrCreateContext();
    private final Database database = new Database(vertx, address, 4);
    private final AtomicLong now = new AtomicLong();

    @AfterAll
    void close() {
        node.close();
        await(vertx.close());
    }

    @Test
    void whoFindsTheLineFullIsToldAtOnceAndTheOthersComeIn() {
        Organization acme = node.organization(50);
        OrganizationLine<VerifiedIdentity, Looks.Sight, Provisioned> line =
                line(new LineLimits(1, 2, Duration.ofMinutes(1)));

        List<Future<Provisioned>> crowd = onLoop(loop, () -> {
            // The first is under way, two wait.
            List<Future<Provisioned>> entered = enter(line, acme, "a", "b", "c", "d");
            assertThat(entered.get(3).failed()).isTrue();
            return Future.join(entered).transform(ended -> Future.succeededFuture(entered));
        });

        assertThat(crowd.subList(0, 3)).allMatch(one -> one.result().outcome() == Outcome.CREATED);
        assertThat(((ContractFailure) crowd.get(3).cause()).code()).isEqualTo(ErrorCode.SIGN_IN_BUSY);
    }

    @Test
    void whoWaitedTooLongIsNotBegun() {
        Organization acme = node.organization(50);
        OrganizationLine<VerifiedIdentity, Looks.Sight, Provisioned> line =
                line(new LineLimits(1, 9, Duration.ofSeconds(8)));

        List<Future<Provisioned>> crowd = onLoop(loop, () -> {
            List<Future<Provisioned>> entered = enter(line, acme, "a", "b");
            now.addAndGet(Duration.ofSeconds(9).toNanos());
            return Future.join(entered).transform(ended -> Future.succeededFuture(entered));
        });

        assertThat(crowd.getFirst().result().outcome()).isEqualTo(Outcome.CREATED);
        assertThat(((ContractFailure) crowd.getLast().cause()).code()).isEqualTo(ErrorCode.SIGN_IN_BUSY);
        assertThat(node.seats(acme).used()).isEqualTo(1);
    }

    @Test
    void manyGoTogetherAndARefusalRefusesOnlyItself() {
        Organization acme = node.organization(2);
        OrganizationLine<VerifiedIdentity, Looks.Sight, Provisioned> line = line(LineLimits.STANDARD);

        List<Future<Provisioned>> crowd = onLoop(loop, () -> {
            List<Future<Provisioned>> entered = enter(line, acme, "a", "b", "c", "a");
            return Future.join(entered).transform(ended -> Future.succeededFuture(entered));
        });

        assertThat(crowd.get(0).result().outcome()).isEqualTo(Outcome.CREATED);
        assertThat(crowd.get(1).result().outcome()).isEqualTo(Outcome.CREATED);
        assertThat(((ContractFailure) crowd.get(2).cause()).code()).isEqualTo(ErrorCode.SEATS_EXHAUSTED);
        assertThat(crowd.get(3).result().outcome()).isEqualTo(Outcome.KNOWN);
    }

    /** As when PostgreSQL and Java lower-case a letter differently. */
    @Test
    void whereTheSchemaRefusesOneOfManyTheOthersComeIn() {
        Organization acme = node.organization(9);
        node.sql("CREATE UNIQUE INDEX one_per_letter ON user_account (org_id, left(email_key, 1)) WHERE org_id = '"
                + acme.id() + "'");
        OrganizationLine<VerifiedIdentity, Looks.Sight, Provisioned> line = line(LineLimits.STANDARD);

        List<Future<Provisioned>> crowd = onLoop(loop, () -> {
            List<Future<Provisioned>> entered = enter(line, acme, "x", "a1", "a2", "b");
            return Future.join(entered).transform(ended -> Future.succeededFuture(entered));
        });

        assertThat(crowd).extracting(Future::succeeded).containsExactly(true, true, false, true);
        assertThat(node.seats(acme).used()).isEqualTo(3);
    }

    @Test
    void eachGoesOnAsTheirOwnRequest() {
        Organization acme = node.organization(9);
        OrganizationLine<VerifiedIdentity, Looks.Sight, Provisioned> line = line(LineLimits.STANDARD);
        List<String> names = List.of("a", "b", "c");

        List<Future<String>> requests = onLoop(loop, () -> {
            List<Future<String>> entered = names.stream()
                    .map(name -> DirectoryNode.askAs(name, () -> line.enter(acme.id(), identity(name))))
                    .toList();
            return Future.join(entered).map(entered);
        });

        assertThat(requests).extracting(Future::result).isEqualTo(names);
    }

    private OrganizationLine<VerifiedIdentity, Looks.Sight, Provisioned> line(LineLimits limits) {
        return new OrganizationLine<>(database, new SharedSignIns(), limits, now::get);
    }

    private static List<Future<Provisioned>> enter(
            OrganizationLine<VerifiedIdentity, Looks.Sight, Provisioned> line,
            Organization organization,
            String... names) {
        return Stream.of(names)
                .map(name -> line.enter(organization.id(), identity(name)))
                .toList();
    }
}
