package io.seatkeeper.directory.organization;

import static io.seatkeeper.directory.DirectoryNode.OPERATOR;
import static org.assertj.core.api.Assertions.assertThat;

import io.seatkeeper.contract.ErrorCode;
import io.seatkeeper.contract.Ids;
import io.seatkeeper.contract.Organization;
import io.seatkeeper.contract.Organizations;
import io.seatkeeper.contract.Page;
import io.seatkeeper.directory.DirectoryNode;
import io.seatkeeper.testkit.TestPostgres;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OrganizationsIT {
    private static final Organizations.Changes NOTHING = changes(Optional.empty(), Optional.empty(), Optional.empty());

    private final DirectoryNode node = new DirectoryNode(TestPostgres.migrated());

    @AfterAll
    void close() {
        node.close();
    }

    @Test
    void aNewOrganizationIsFoundBySlugAndById() {
        Organization made = node.organization(25);

        assertThat(made.maxSeats()).hasValue(25);
        assertThat(made.seatsUsed()).isZero();
        assertThat(made.enabled()).isTrue();
        assertThat(made.jitEnabled()).isTrue();
        assertThat(made.sessionLifetime()).isEqualTo(Duration.ofHours(12));
        assertThat(node.ask(Organizations.FIND, new Organizations.Find(made.slug())))
                .isEqualTo(made);
        assertThat(node.ask(Organizations.FIND, new Organizations.Find(made.id().toString())))
                .isEqualTo(made);
        assertThat(node.actions(made)).containsExactly("organization.created");
    }

    @Test
    void anUnknownReferenceIsSaidToBeUnknown() {
        for (String reference : List.of("nobody", "", "\0", Ids.next().toString(), "a".repeat(5_000))) {
            assertThat(node.refusal(Organizations.FIND, new Organizations.Find(reference)))
                    .isEqualTo(ErrorCode.ORGANIZATION_UNKNOWN);
        }
    }

    @Test
    void aSlugIsGivenOnce() {
        Organization made = node.organization(25);

        assertThat(node.refusal(
                        Organizations.CREATE,
                        new Organizations.Create(OPERATOR, made.slug(), "Again", OptionalInt.empty())))
                .isEqualTo(ErrorCode.SLUG_TAKEN);
    }

    @Test
    void whatIsGivenChangesAndTheRestStays() {
        Organization made = node.organization(25);

        Organization changed = update(
                made,
                changes(
                        Optional.of(OptionalInt.empty()),
                        Optional.of(Optional.of("mailto:it@example.com")),
                        Optional.of(List.of("https://app.example.com/"))),
                Optional.of(made.version()));

        assertThat(changed.maxSeats()).isEmpty();
        assertThat(changed.contactUrl()).contains("mailto:it@example.com");
        assertThat(changed.returnUrls()).containsExactly("https://app.example.com/");
        assertThat(changed.name()).isEqualTo(made.name());
        assertThat(changed.version()).isEqualTo(made.version() + 1);
        assertThat(node.actions(made)).endsWith("organization.changed");
        Organization cleared = update(
                made, changes(Optional.empty(), Optional.of(Optional.empty()), Optional.empty()), Optional.empty());
        assertThat(cleared.contactUrl()).isEmpty();
        assertThat(cleared.returnUrls()).containsExactly("https://app.example.com/");
    }

    @Test
    void aChangeOfNothingWritesNothing() {
        Organization made = node.organization(25);

        assertThat(update(made, NOTHING, Optional.empty())).isEqualTo(made);
        assertThat(node.actions(made)).containsExactly("organization.created");
    }

    @Test
    void aStaleVersionAndABadValueAreRefused() {
        Organization made = node.organization(25);

        assertThat(node.refusal(
                        Organizations.UPDATE,
                        new Organizations.Update(OPERATOR, made.id(), NOTHING, Optional.of(made.version() - 1))))
                .isEqualTo(ErrorCode.VERSION_MISMATCH);
        Organizations.Changes bad =
                changes(Optional.empty(), Optional.of(Optional.of("javascript:alert(1)")), Optional.empty());
        assertThat(node.refusal(
                        Organizations.UPDATE, new Organizations.Update(OPERATOR, made.id(), bad, Optional.empty())))
                .isEqualTo(ErrorCode.INVALID_REQUEST);
    }

    @Test
    void theListGoesBySlugPageAfterPage() {
        List<Organization> made = new ArrayList<>();
        for (int count = 0; count < 5; count++) {
            made.add(node.organization(1));
        }
        List<String> seen = new ArrayList<>();
        @Nullable String cursor = null;
        do {
            Page<Organization> page = node.ask(
                            Organizations.LIST, new Organizations.ListAll(new Page.Request(2, cursor)))
                    .page();
            page.items().forEach(one -> seen.add(one.slug()));
            assertThat(page.total()).isGreaterThanOrEqualTo(5);
            cursor = page.next();
        } while (cursor != null);

        assertThat(seen).isSorted().doesNotHaveDuplicates();
        assertThat(seen).containsAll(made.stream().map(Organization::slug).toList());
    }

    private Organization update(Organization organization, Organizations.Changes changes, Optional<Long> version) {
        return node.ask(Organizations.UPDATE, new Organizations.Update(OPERATOR, organization.id(), changes, version));
    }

    private static Organizations.Changes changes(
            Optional<OptionalInt> maxSeats, Optional<Optional<String>> contactUrl, Optional<List<String>> returnUrls) {
        return new Organizations.Changes(
                Optional.empty(),
                maxSeats,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                contactUrl,
                Optional.empty(),
                Optional.empty(),
                returnUrls,
                Optional.empty());
    }
}
