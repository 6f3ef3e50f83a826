package io.seatkeeper.app.node;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import io.seatkeeper.contract.AuthMethod;
import io.seatkeeper.platform.secrets.MasterKey;
import io.seatkeeper.testkit.TestPostgres;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Two nodes, one database, and everybody at once. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CrowdIT {
    private static final Set<String> COME_BACK = Set.of("unavailable", "sign_in_busy", "oidc_idp_unreachable");
    private static final int MOST_VISITS = 50;

    private final Installation service =
            new Installation(TestPostgres.migrated(), MasterKey.parse(MasterKey.random()), 2);
    private final ApiCaller operator = service.operator();

    @AfterAll
    void close() {
        service.close();
    }

    @ParameterizedTest
    @EnumSource(AuthMethod.class)
    void threeHundredFirstSignInsForFiftySeatsMakeFiftyAccountsAndRefuseTheRest(AuthMethod protocol) throws Exception {
        String crowd = organization("crowd", protocol);

        Map<String, Long> outcomes = signInAtOnce(300, crowd, number -> "Person " + number);

        assertThat(outcomes).isEqualTo(Map.of("signed_in", 50L, "seats_exhausted", 250L));
        assertThat(operator.get("/organizations/" + crowd + "/users?limit=1").getInteger("total"))
                .isEqualTo(50);
        assertThat(operator.get("/organizations/" + crowd + "/seats"))
                .isEqualTo(new JsonObject().put("maxSeats", 50).put("used", 50).put("available", 0));
    }

    @ParameterizedTest
    @EnumSource(AuthMethod.class)
    void fortyFirstVisitsOfOnePersonMakeOneAccount(AuthMethod protocol) throws Exception {
        String single = organization("single", protocol);

        Map<String, Long> outcomes = signInAtOnce(40, single, number -> "The same person");

        assertThat(outcomes).isEqualTo(Map.of("signed_in", 40L));
        assertThat(operator.get("/organizations/" + single + "/seats").getInteger("used"))
                .isEqualTo(1);
    }

    private String organization(String name, AuthMethod protocol) {
        String slug = name + "-" + protocol.name().toLowerCase(Locale.ROOT);
        service.organization(operator, slug, 50, protocol);
        return slug;
    }

    private Map<String, Long> signInAtOnce(int visits, String organization, Function<Integer, String> person)
            throws Exception {
        List<Callable<String>> tasks = IntStream.range(0, visits)
                .<Callable<String>>mapToObj(
                        number -> () -> signIn(service.baseUrl(number % 2), organization, person.apply(number)))
                .toList();
        return Installation.atOnce(tasks).stream().collect(groupingBy(Function.identity(), counting()));
    }

    /** Comes back when told to, as a slow machine may do to many. */
    private static String signIn(String baseUrl, String organization, String person) {
        String outcome = "";
        for (int visit = 0; visit < MOST_VISITS && (visit == 0 || COME_BACK.contains(outcome)); visit++) {
            outcome = Installation.outcome(Installation.signIn(baseUrl, organization, person));
        }
        return outcome;
    }
}
