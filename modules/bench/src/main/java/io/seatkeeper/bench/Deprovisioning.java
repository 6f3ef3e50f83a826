package io.seatkeeper.bench;

import io.seatkeeper.bench.ScimCalls.Tenant;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;

/** From the answer to a deactivation until the person's session is refused by another node, while others push and check. */
final class Deprovisioning {
    private static final int CASES = 200;
    private static final String ORGANIZATION = "leavers";
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Rig rig;
    private final ScimCalls calls;
    private final Operator operator;

    Deprovisioning(Rig rig, ScimCalls calls, Operator operator) {
        this.rig = rig;
        this.calls = calls;
        this.operator = operator;
    }

    void measure(Report report) {
        operator.organization(ORGANIZATION);
        operator.connection(ORGANIZATION, rig.issuer());
        Tenant tenant = new Tenant(ORGANIZATION, operator.scimToken(ORGANIZATION));
        Browser here = new Browser(rig.vertx(), rig.service().baseUrl());
        List<String> cookies = new ArrayList<>();
        for (int i = 0; i < CASES; i++) {
            String person = "leaver-" + i + "@acme.example";
            cookies.add(await(() -> here.signIn(ORGANIZATION, Operator.CONNECTION, person)));
        }
        try (Seatkeeper other = rig.anotherNode();
                Background _ = Background.of(rig, () -> calls.find(tenant, "userName eq \"leaver-1@acme.example\""))) {
            Browser there = new Browser(rig.vertx(), other.baseUrl());
            long[] delays = new long[CASES];
            for (int i = 0; i < CASES; i++) {
                delays[i] = delay(tenant, "leaver-" + i + "@acme.example", there, cookies.get(i));
            }
            Arrays.sort(delays);
            report.delay(
                    "a deactivation answered until the other node refuses the session, 99 of " + CASES / 100
                            + "00, under load",
                    delays[CASES * 99 / 100] / 1e6,
                    1_000);
        }
    }

    private long delay(Tenant tenant, String person, Browser there, String cookie) {
        await(() -> there.check(cookie));
        String id = await(() -> calls.find(tenant, "userName eq \"" + person + "\""))
                .getString("id");
        await(() -> calls.deactivate(tenant, id));
        long answered = System.nanoTime();
        while (await(() -> there.check(cookie).map(true).otherwise(false))) {
            Thread.onSpinWait();
        }
        return System.nanoTime() - answered;
    }

    private <T> T await(Supplier<Future<T>> asked) {
        return Load.ask(rig.vertx(), asked, PATIENCE);
    }
}
