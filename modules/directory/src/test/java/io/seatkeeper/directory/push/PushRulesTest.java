package io.seatkeeper.directory.push;

import static io.seatkeeper.directory.DirectoryNode.CONNECTION;
import static io.seatkeeper.directory.push.Push.BOUND;
import static io.seatkeeper.directory.push.Push.BY_SSO_ID;
import static io.seatkeeper.directory.push.Push.UNBOUND;
import static org.assertj.core.api.Assertions.assertThat;

import io.seatkeeper.contract.ConnectionId;
import io.seatkeeper.contract.Ids;
import io.seatkeeper.contract.OrganizationId;
import io.seatkeeper.contract.PersonName;
import io.seatkeeper.contract.Role;
import io.seatkeeper.contract.SpokenDomains;
import io.seatkeeper.contract.UserId;
import io.seatkeeper.contract.scim.ScimUsers;
import io.seatkeeper.contract.scim.ScimUsers.Outcome;
import io.seatkeeper.directory.write.SeatCount;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PushRulesTest {
    private static final OrganizationId ACME = new OrganizationId(Ids.next());
    private static final Push ADA = Push.of("ada").externalId("00u1");
    private static final Premises ROOMY = premises(3, Set.of());
    private static final Premises FULL = premises(0, Set.of());
    private static final Premises OWNS_DOMAIN = premises(3, Set.of("example.com"));

    /** An account as the tests need it: who made it, and where it stands. */
    private record Known(
            UserId id,
            String userName,
            Optional<String> externalId,
            Optional<String> email,
            boolean proven,
            Role role,
            boolean deactivated,
            boolean blocked,
            boolean managed,
            boolean identityHere) {
        Person person() {
            return new Person(
                    id,
                    userName,
                    externalId,
                    email,
                    proven,
                    PersonName.UNKNOWN,
                    role,
                    deactivated,
                    blocked,
                    managed,
                    Optional.empty(),
                    identityHere,
                    true,
                    7);
        }
    }

    private static Person jit(Role role, boolean proven, boolean identityHere) {
        return new Known(
                        new UserId(Ids.next()),
                        "ada@example.com",
                        Optional.empty(),
                        Optional.of("ada@example.com"),
                        proven,
                        role,
                        false,
                        false,
                        false,
                        identityHere)
                .person();
    }

    private static Person pushed(String externalId, boolean deactivated) {
        return new Known(
                        new UserId(Ids.next()),
                        "ada@example.com",
                        Optional.of(externalId).filter(id -> !id.isEmpty()),
                        Optional.of("ada@example.com"),
                        true,
                        Role.LEARNER,
                        deactivated,
                        false,
                        true,
                        true)
                .person();
    }

    static Stream<Arguments> posts() {
        Person jit = jit(Role.LEARNER, true, true);
        Person unproven = jit(Role.LEARNER, false, true);
        Person elsewhere = jit(Role.LEARNER, true, false);
        Person admin = jit(Role.ORG_ADMIN, true, true);
        Person gone = pushed("00u1", true);
        Person goneNameless = pushed("", true);
        Person goneOther = pushed("00u2", true);
        Person here = pushed("00u1", false);
        return Stream.of(
                row("nobody is there", ADA, none(), ROOMY, "create"),
                row("adoption: came by the connection", ADA, byEmail(jit), ROOMY, "ADOPTED"),
                row("adoption: another of the addresses", ADA, Candidates.NONE.withAddress(jit), ROOMY, "ADOPTED"),
                row("adoption: also in a full organization", ADA, byEmail(jit), FULL, "ADOPTED"),
                row("no adoption: the address is not proven", ADA, byEmail(unproven), ROOMY, "SCIM_UNIQUENESS"),
                row("no adoption: came by another connection", ADA, byEmail(elsewhere), ROOMY, "SCIM_UNIQUENESS"),
                row("adoption: a verified domain", ADA, byEmail(elsewhere), OWNS_DOMAIN, "ADOPTED"),
                row("adoption: a verified domain suffices", ADA.by(UNBOUND), byEmail(unproven), OWNS_DOMAIN, "ADOPTED"),
                row("no adoption: an unbound client", ADA.by(UNBOUND), byEmail(jit), ROOMY, "SCIM_UNIQUENESS"),
                row("no adoption of an Org Admin", ADA, byEmail(admin), OWNS_DOMAIN, "SCIM_UNIQUENESS"),
                row(
                        "no adoption of an Org Admin by id",
                        ADA.by(BY_SSO_ID),
                        byEmail(admin).withIdentity(admin),
                        ROOMY,
                        "SCIM_UNIQUENESS"),
                row(
                        "adoption: the External SSO ID",
                        ADA.by(BY_SSO_ID),
                        Candidates.NONE.withIdentity(unproven),
                        ROOMY,
                        "ADOPTED"),
                row(
                        "no adoption by userName alone",
                        ADA,
                        Candidates.NONE.withUserName(jit),
                        OWNS_DOMAIN,
                        "SCIM_UNIQUENESS"),
                row("rehire: externalId", ADA, Candidates.NONE.withExternalId(gone), ROOMY, "REVIVED"),
                row("rehire: userName, nobody had an id", ADA, byUserName(goneNameless), ROOMY, "REVIVED"),
                row("rehire: userName and another externalId", ADA, byUserName(goneOther), ROOMY, "REVIVED"),
                row(
                        "two people under one userName",
                        ADA.by(BY_SSO_ID),
                        byUserName(goneOther).withEmail(goneOther),
                        ROOMY,
                        "create, archived"),
                row(
                        "no archive where one side has no externalId",
                        ADA.by(BY_SSO_ID),
                        byUserName(goneNameless),
                        ROOMY,
                        "REVIVED"),
                row(
                        "the rehired take a name from the archived",
                        ADA.by(BY_SSO_ID),
                        byUserName(goneOther).withExternalId(gone),
                        ROOMY,
                        "REVIVED, archived"),
                row("rehire needs a seat", ADA, Candidates.NONE.withExternalId(gone), FULL, "SEATS_EXHAUSTED"),
                row(
                        "rehire without activity needs none",
                        ADA.active(false),
                        Candidates.NONE.withExternalId(gone),
                        FULL,
                        "REVIVED"),
                row("no rehire by an address", ADA, byEmail(goneOther), ROOMY, "SCIM_UNIQUENESS"),
                row("who is there is in the way", ADA, Candidates.NONE.withExternalId(here), ROOMY, "SCIM_UNIQUENESS"),
                row(
                        "and is not archived",
                        ADA.by(BY_SSO_ID),
                        byUserName(pushed("00u2", false)),
                        ROOMY,
                        "SCIM_UNIQUENESS"),
                row("two rows match", ADA, byUserName(goneNameless).withExternalId(gone), ROOMY, "SCIM_UNIQUENESS"),
                row("one to adopt and one to rehire", ADA, byEmail(jit).withExternalId(gone), ROOMY, "SCIM_UNIQUENESS"),
                row("a full organization", ADA, none(), FULL, "SEATS_EXHAUSTED"),
                row("a full organization takes who needs no seat", ADA.active(false), none(), FULL, "create"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("posts")
    void aPostMeans(String rule, Push push, Candidates candidates, Premises premises, String expected) {
        assertThat(told(PushRules.decide(
                        new ScimUsers.Create(push.client(), ACME, push.content()), candidates, premises)))
                .isEqualTo(expected);
    }

    @Test
    void ruleOne_aReplacementMeansTheVersionThatWasRead() {
        Person here = pushed("00u1", false);
        Candidates found = Candidates.NONE.withId(here);

        assertThat(told(replace(ADA.active(false), Optional.of(7L), found))).isEqualTo("change");
        assertThat(told(replace(ADA.active(false), Optional.of(6L), found))).isEqualTo("VERSION_MISMATCH");
        assertThat(told(replace(ADA, Optional.empty(), Candidates.NONE))).isEqualTo("NOT_FOUND");
        assertThat(told(remove(Optional.of(6L), found))).isEqualTo("VERSION_MISMATCH");
        assertThat(told(remove(Optional.empty(), found))).isEqualTo("delete");
        assertThat(told(remove(Optional.empty(), Candidates.NONE))).isEqualTo("NOT_FOUND");
    }

    @Test
    void ruleFive_aReplacementTakesNothingFromAnybody() {
        Person here = pushed("00u1", false);
        Person other = pushed("00u2", true);
        Candidates found = Candidates.NONE.withId(here);

        assertThat(told(replace(ADA, Optional.empty(), found.withUserName(other))))
                .isEqualTo("SCIM_UNIQUENESS");
        assertThat(told(replace(ADA, Optional.empty(), found.withEmail(other)))).isEqualTo("SCIM_UNIQUENESS");
        assertThat(told(replace(ADA, Optional.empty(), found.withExternalId(other))))
                .isEqualTo("SCIM_UNIQUENESS");
        assertThat(told(replace(ADA, Optional.empty(), found.withAddress(other))))
                .isEqualTo("nothing");
        assertThat(told(replace(ADA.by(BY_SSO_ID), Optional.empty(), found.withUserName(other))))
                .as("a replacement archives nobody")
                .isEqualTo("SCIM_UNIQUENESS");
    }

    @Test
    void whatIsThereAlreadyIsNothingToDo() {
        Candidates found = Candidates.NONE.withId(pushed("00u1", false));

        assertThat(told(replace(ADA, Optional.empty(), found))).isEqualTo("nothing");
        assertThat(told(replace(ADA.externalId("00u9"), Optional.empty(), found)))
                .isEqualTo("change");
        assertThat(told(replace(ADA.userName("Ada@example.com"), Optional.empty(), found)))
                .as("a name is kept as written")
                .isEqualTo("change");
        assertThat(told(replace(ADA, Optional.empty(), Candidates.NONE.withId(jit(Role.LEARNER, true, true)))))
                .as("SCIM manages the person from now on")
                .isEqualTo("change");
    }

    @Test
    void ruleSix_aDeactivationEndsAnElevatedRole() {
        Decision.Change change = (Decision.Change)
                replace(ADA.active(false), Optional.empty(), Candidates.NONE.withId(jit(Role.ORG_ADMIN, true, true)));

        assertThat(change.endsRole()).isTrue();
        assertThat(ROOMY.after(change).activeAdmins()).isZero();
        assertThat(ROOMY.after(change).seats().left()).isEqualTo(4);
    }

    @Test
    void anAddressIsProvenByHowItComes() {
        assertThat(proven(ADA, ROOMY)).as("by the connection").isTrue();
        assertThat(proven(ADA.by(UNBOUND), ROOMY)).as("by nobody").isFalse();
        assertThat(proven(ADA.by(UNBOUND), OWNS_DOMAIN)).as("by its domain").isTrue();
        assertThat(proven(ADA.by(Push.boundTo(new ConnectionId(Ids.next()))), ROOMY))
                .as("by a connection that is switched off")
                .isFalse();
        assertThat(proven(ADA.emails(), ROOMY)).as("there is none").isFalse();
        Premises narrow = new Premises(
                ROOMY.seats(), 1, Map.of(CONNECTION, new SpokenDomains(List.of("contractors.example"))), Set.of());
        assertThat(proven(ADA, narrow)).as("by a connection for another domain").isFalse();
    }

    private static boolean proven(Push push, Premises premises) {
        return ((Decision.Create)
                        PushRules.decide(new ScimUsers.Create(push.client(), ACME, push.content()), none(), premises))
                .proven();
    }

    private static Decision replace(Push push, Optional<Long> version, Candidates candidates) {
        UserId user = new UserId(Ids.next());
        return PushRules.decide(
                new ScimUsers.Replace(push.client(), ACME, user, version, push.content()), candidates, ROOMY);
    }

    private static Decision remove(Optional<Long> version, Candidates candidates) {
        return PushRules.decide(new ScimUsers.Remove(BOUND, ACME, new UserId(Ids.next()), version), candidates, ROOMY);
    }

    private static String told(Decision decision) {
        Function<Optional<Person>, String> archived = person -> person.isPresent() ? ", archived" : "";
        return switch (decision) {
            case Decision.Create create -> "create" + archived.apply(create.archived());
            case Decision.Change change ->
                change.outcome().map(Outcome::name).orElse("change") + archived.apply(change.archived());
            case Decision.Nothing nothing -> "nothing";
            case Decision.Delete delete -> "delete";
            case Decision.Refuse refuse -> refuse.code().name();
        };
    }

    private static Arguments row(String rule, Push push, Candidates candidates, Premises premises, String expected) {
        return Arguments.of(rule, push, candidates, premises, expected);
    }

    private static Candidates none() {
        return Candidates.NONE;
    }

    /** Found by the address, which is the userName as well. */
    private static Candidates byEmail(Person person) {
        return Candidates.NONE.withEmail(person);
    }

    private static Candidates byUserName(Person person) {
        return Candidates.NONE.withUserName(person);
    }

    private static Premises premises(int seatsLeft, Set<String> verified) {
        return new Premises(
                new SeatCount(OptionalInt.of(10), 10 - seatsLeft), 1, Map.of(CONNECTION, SpokenDomains.ALL), verified);
    }
}
