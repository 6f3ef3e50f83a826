package io.seatkeeper.admin.console.people;

import gg.jte.generated.precompiled.console.JteaskGenerated;
import io.seatkeeper.admin.api.Refused;
import io.seatkeeper.admin.console.page.Confirmation;
import io.seatkeeper.admin.console.page.Happening;
import io.seatkeeper.admin.console.page.Meanwhile;
import io.seatkeeper.admin.console.page.Reply;
import io.seatkeeper.admin.console.page.SeatMeter;
import io.seatkeeper.admin.console.page.Section;
import io.seatkeeper.admin.console.page.Visit;
import io.seatkeeper.admin.console.page.Voice;
import io.seatkeeper.admin.console.people.UserPage.Versioned;
import io.seatkeeper.contract.ErrorCode;
import io.seatkeeper.platform.page.Written;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The acts that change what somebody may do, each asked first with its effects. A form knows the version that it was made
 * from; where somebody else was quicker, it is asked again with who did what.
 */
public final class UserActs {
    private static final String ADMIN = "org_admin";
    private static final String LEARNER = "learner";

    private UserActs() {}

    /** {@code GET …/role}: promotes a Learner, demotes an Org Admin. */
    public static Future<Reply> askRole(Visit visit) {
        return UserPage.versioned(visit).compose(read -> askRole(visit, read, null));
    }

    /** {@code POST …/role}. */
    public static Future<Reply> changeRole(Visit visit) {
        String role = visit.field("role").orElse("");
        return change(visit, new JsonObject().put("role", role))
                .map(person -> Reply.done(
                        person.path(),
                        role.equals(ADMIN) ? "promoted" : "demoted",
                        Map.of("person", person.plainLabel())))
                .recover(failure -> again(visit, failure, UserActs::askRole));
    }

    /** {@code GET …/block}: blocks somebody, or undoes it. */
    public static Future<Reply> askBlock(Visit visit) {
        return UserPage.versioned(visit).compose(read -> askBlock(visit, read, null));
    }

    /** {@code POST …/block}. */
    public static Future<Reply> block(Visit visit) {
        boolean active = visit.field("active").filter("true"::equals).isPresent();
        return change(visit, new JsonObject().put("active", active))
                .map(person -> Reply.done(
                        person.path(), active ? "unblocked" : "blocked", Map.of("person", person.plainLabel())))
                .recover(failure -> again(visit, failure, UserActs::askBlock));
    }

    private static Future<Person> change(Visit visit, JsonObject body) {
        return visit.change(
                        "updateUser",
                        Map.of("user", visit.path("user")),
                        Map.of("If-Match", "\"" + visit.field("version").orElse("") + "\""),
                        body)
                .map(answer -> Versioned.of(answer).person());
    }

    /** What was refused is asked again as things stand now, with the reason above. */
    private static Future<Reply> again(Visit visit, Throwable failure, Question question) {
        Refused refused = Refused.of(failure, "the console");
        return UserPage.versioned(visit).compose(read -> question.ask(visit, read, refused));
    }

    @FunctionalInterface
    private interface Question {
        Future<Reply> ask(Visit visit, Versioned read, @Nullable Refused refused);
    }

    private static Future<Reply> askRole(Visit visit, Versioned read, @Nullable Refused refused) {
        Person person = read.person();
        Voice voice = visit.voice();
        return visit.read("listUsers", Map.of(), Map.of("role", ADMIN, "status", "active", "limit", "1"))
                .compose(admins -> {
                    long count = admins.getLong("total");
                    List<String> effects = new ArrayList<>();
                    String act = person.admin() ? "demote" : "promote";
                    if (person.admin()) {
                        effects.add(voice.text("console.demote.effect", "person", person.plainLabel()));
                        effects.add(voice.text("console.demote.keys"));
                        effects.add(voice.count("console.admins", count - 1));
                    } else {
                        effects.add(voice.text(
                                "console.promote.effect",
                                Map.of(
                                        "person",
                                        person.plainLabel(),
                                        "organization",
                                        Written.plain(visit.organization().name()))));
                        effects.add(voice.text("console.promote.audit"));
                        effects.add(voice.count("console.admins", count + 1));
                    }
                    return ask(
                            visit,
                            refused,
                            confirmation(
                                    voice,
                                    read,
                                    act,
                                    effects,
                                    "/role",
                                    Map.of("role", person.admin() ? LEARNER : ADMIN),
                                    person.admin()));
                });
    }

    private static Future<Reply> askBlock(Visit visit, Versioned read, @Nullable Refused refused) {
        Person person = read.person();
        Voice voice = visit.voice();
        SeatMeter seats = SeatMeter.of(visit.organization());
        List<String> effects = new ArrayList<>();
        String act = person.blocked() ? "unblock" : "block";
        effects.add(voice.text("console." + act + ".effect", "person", person.plainLabel()));
        if (seats.limited()) {
            int free = person.blocked() ? seats.free() - 1 : seats.free() + 1;
            effects.add(voice.text("console." + act + ".seat", "n", voice.number(Math.max(0, free))));
        }
        if (!person.blocked()) {
            effects.add(voice.text("console.block.kept"));
        }
        return ask(
                visit,
                refused,
                confirmation(
                        voice,
                        read,
                        act,
                        effects,
                        "/block",
                        Map.of("active", person.blocked() ? "true" : "false"),
                        !person.blocked()));
    }

    private static Confirmation confirmation(
            Voice voice,
            Versioned read,
            String act,
            List<String> effects,
            String path,
            Map<String, String> wish,
            boolean destructive) {
        Map<String, String> hidden = new HashMap<>(wish);
        hidden.put("version", String.valueOf(read.version()));
        return new Confirmation(
                voice.text(
                        "console." + act + ".question", "person", read.person().plainLabel()),
                effects,
                read.person().path() + path,
                voice.text("console." + act + ".button"),
                destructive,
                read.person().path(),
                hidden);
    }

    private static Future<Reply> ask(Visit visit, @Nullable Refused refused, Confirmation asked) {
        if (refused == null) {
            return Future.succeededFuture(shown(visit, 200, asked, null, Optional.empty()));
        }
        String why = visit.voice().refusal(refused.problem());
        int status = refused.problem().code().status();
        if (refused.problem().code() != ErrorCode.VERSION_MISMATCH) {
            return Future.succeededFuture(shown(visit, status, asked, why, Optional.empty()));
        }
        return Meanwhile.last(visit, visit.path("user")).map(last -> shown(visit, status, asked, why, last));
    }

    private static Reply shown(
            Visit visit, int status, Confirmation asked, @Nullable String why, Optional<Happening> last) {
        return Reply.again(
                status,
                asked.question(),
                Section.USERS,
                output -> JteaskGenerated.render(output, null, visit.voice(), asked, why, last.orElse(null)));
    }
}
