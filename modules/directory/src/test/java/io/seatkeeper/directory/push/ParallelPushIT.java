package io.seatkeeper.directory.push;

import static io.seatkeeper.directory.DirectoryNode.CONNECTION;
import static io.seatkeeper.directory.DirectoryNode.await;
import static io.seatkeeper.directory.DirectoryNode.identity;
import static org.assertj.core.api.Assertions.assertThat;

import io.seatkeeper.contract.BusMessage;
import io.seatkeeper.contract.ContractFailure;
import io.seatkeeper.contract.Organization;
import io.seatkeeper.contract.scim.ScimUser;
import io.seatkeeper.contract.scim.ScimUsers;
import io.seatkeeper.directory.DirectoryNode;
import io.seatkeeper.platform.database.DatabaseAddress;
import io.seatkeeper.testkit.TestPostgres;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Pushes at once, by two nodes with a pool each on one database. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ParallelPushIT {
    private final DatabaseAddress address = TestPostgres.migrated();
    private final DirectoryNode node = new DirectoryNode(address);
    private final DirectoryNode second = new DirectoryNode(address);

    @BeforeAll
    void warmUp() {
        PushPersonIT.everyConnectionSpeaks(node);
        node.ask(ScimUsers.CREATE, Push.of("first").create(node.organization(1)));
        second.ask(ScimUsers.CREATE, Push.of("first").create(second.organization(1)));
    }

    @AfterAll
    void close() {
        node.close();
        second.close();
    }

    @Test
    void twentyPostsOfOneUserNameMakeOnePerson() {
        Organization acme = node.organization(50);

        Map<String, Long> outcomes = outcomes(IntStream.range(0, 20)
                .mapToObj(each -> create(each, acme, Push.of("ada").externalId("id-" + each)))
                .toList());

        assertThat(outcomes).containsOnly(Map.entry("done", 1L), Map.entry("SCIM_UNIQUENESS", 19L));
        assertThat(node.seats(acme).used()).isEqualTo(1);
    }

    @Test
    void twentyPostsThatMeanOneDeactivatedPersonBringThemBackOnce() {
        Organization acme = node.organization(50);
        ScimUser ada = node.ask(
                        ScimUsers.CREATE,
                        Push.of("ada").externalId("00u1").active(false).create(acme))
                .user();

        Map<String, Long> outcomes = outcomes(IntStream.range(0, 20)
                .mapToObj(each -> create(
                        each,
                        acme,
                        // Some by externalId, some by userName: claims that have nothing in common but the account.
                        each % 2 == 0
                                ? Push.of("other" + each).externalId("00u1")
                                : Push.of("ada").emails("mail" + each + "@example.com")))
                .toList());

        // Whichever comes first leaves the other half of the claims to one new person.
        assertThat(outcomes).containsOnly(Map.entry("done", 2L), Map.entry("SCIM_UNIQUENESS", 18L));
        assertThat(node.seats(acme).used()).isEqualTo(2);
        assertThat(node.actions(acme)).containsOnlyOnce("user.reactivated");
        assertThat(node.ask(ScimUsers.FIND, new ScimUsers.Find(acme.id(), ada.id(), false))
                        .content()
                        .active())
                .isTrue();
    }

    @Test
    void pushesPastTheLimitStopExactlyAtItWhileSignInsAndReactivationsCompete() {
        Organization acme = node.organization(40);
        List<ScimUser> waiting = IntStream.range(0, 40)
                .mapToObj(each -> node.ask(
                                ScimUsers.CREATE,
                                Push.of("waiting" + each).active(false).create(acme))
                        .user())
                .toList();
        List<Future<? extends BusMessage>> all = new ArrayList<>();
        for (int each = 0; each < 40; each++) {
            DirectoryNode here = each % 2 == 0 ? node : second;
            all.add(create(each, acme, Push.of("pushed" + each)));
            all.add(here.signIn(acme, identity(CONNECTION, "id" + each, "came" + each + "@example.com", true)));
            all.add(here.bus().call(ScimUsers.REPLACE, Push.of("waiting" + each).replace(waiting.get(each))));
        }

        assertThat(outcomes(all)).containsOnly(Map.entry("done", 40L), Map.entry("SEATS_EXHAUSTED", 80L));
        assertThat(node.seats(acme).used()).isEqualTo(40);
        assertThat(node.count("SELECT count(*) FROM user_account WHERE active AND org_id = '%s'".formatted(acme.id())))
                .isEqualTo(40);
    }

    @Test
    void ofTwentyReplacementsOfOneVersionOneWins() {
        Organization acme = node.organization(5);
        ScimUser ada = node.ask(ScimUsers.CREATE, Push.of("ada").create(acme)).user();

        Map<String, Long> outcomes = outcomes(IntStream.range(0, 20)
                .mapToObj(each -> (each % 2 == 0 ? node : second)
                        .bus()
                        .call(
                                ScimUsers.REPLACE,
                                Push.of("ada").displayName("Ada " + each).replace(ada)))
                .toList());

        assertThat(outcomes).containsOnly(Map.entry("done", 1L), Map.entry("VERSION_MISMATCH", 19L));
    }

    @Test
    void aPersonWhoSignsInWhileTheyArePushedIsNeverDoubled() {
        Organization acme = node.organization(100);

        for (int each = 0; each < 20; each++) {
            String name = "p" + each;
            Future<?> push = node.bus().call(ScimUsers.CREATE, Push.of(name).create(acme));
            Future<?> visit = second.signIn(acme, identity(name));
            await(Future.join(push, visit).otherwiseEmpty());
            assertThat(push.succeeded() && visit.succeeded()).as(name).isTrue();
        }

        assertThat(node.seats(acme).used()).isEqualTo(20);
    }

    @Test
    void ofManyThatGoTogetherARefusalRefusesOnlyItself() {
        Organization acme = node.organization(200);
        node.ask(ScimUsers.CREATE, Push.of("taken7").create(acme));

        Map<String, Long> outcomes = outcomes(IntStream.range(0, 100)
                .mapToObj(each -> node.bus()
                        .call(ScimUsers.CREATE, Push.of("taken" + each).create(acme)))
                .toList());

        assertThat(outcomes).containsOnly(Map.entry("done", 99L), Map.entry("SCIM_UNIQUENESS", 1L));
        assertThat(node.seats(acme).used()).isEqualTo(100);
    }

    private Future<ScimUsers.Written> create(int each, Organization organization, Push push) {
        return (each % 2 == 0 ? node : second).bus().call(ScimUsers.CREATE, push.create(organization));
    }

    private static Map<String, Long> outcomes(List<? extends Future<? extends BusMessage>> all) {
        await(Future.join(List.copyOf(all)).otherwiseEmpty());
        return all.stream()
                .map(ParallelPushIT::outcome)
                .collect(Collectors.groupingBy(word -> word, Collectors.counting()));
    }

    private static String outcome(Future<?> one) {
        if (one.succeeded()) {
            return "done";
        }
        return one.cause() instanceof ContractFailure refused
                ? refused.code().name()
                : one.cause().toString();
    }
}
