package io.seatkeeper.directory.query;

import static org.assertj.core.api.Assertions.assertThatCode;

import io.seatkeeper.contract.Organization;
import io.seatkeeper.contract.Teams;
import io.seatkeeper.contract.scim.Attribute;
import io.seatkeeper.contract.scim.AttributePath;
import io.seatkeeper.contract.scim.CommonAttributes;
import io.seatkeeper.contract.scim.Filter;
import io.seatkeeper.contract.scim.Filter.Operator;
import io.seatkeeper.contract.scim.Filter.Value;
import io.seatkeeper.contract.scim.ResourceType;
import io.seatkeeper.contract.scim.ResourceType.Definition;
import io.seatkeeper.contract.scim.ScimUsers;
import io.seatkeeper.contract.scim.Window;
import io.seatkeeper.directory.DirectoryNode;
import io.seatkeeper.testkit.TestPostgres;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** PostgreSQL runs every operator on every readable attribute, bare and in brackets, and sorts by each (RFC 7644 §3.4.2.2, §3.4.2.3). */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EveryFilterIT {
    private static final Window WINDOW = new Window.Index(1, 10);

    private final DirectoryNode node = new DirectoryNode(TestPostgres.migrated());
    private final Organization acme = node.organization(OptionalInt.empty());

    /** @param path as a client writes it */
    record Place(ResourceType type, String path) {
        Definition definition() {
            return type.find(path).orElseThrow();
        }
    }

    @AfterAll
    void close() {
        node.close();
    }

    @ParameterizedTest
    @MethodSource("readable")
    void everyOperatorRuns(Place place) {
        Definition definition = place.definition();
        runs(place, new Filter.Present(definition.path()));
        definition
                .compared()
                .ifPresent(compared -> comparisons(compared.path(), compared.leaf())
                        .forEach(filter -> {
                            runs(place, filter);
                            runs(place, new Filter.Not(filter));
                        }));
    }

    @ParameterizedTest
    @MethodSource("readable")
    void everyOperatorRunsInBrackets(Place place) {
        Definition definition = place.definition();
        definition.attribute().subAttributes().forEach(sub -> {
            AttributePath inside = new AttributePath(Optional.empty(), sub.name(), Optional.empty());
            AttributePath whole = new AttributePath(
                    definition.path().schema(), definition.path().attribute(), Optional.empty());
            Stream.concat(Stream.of(new Filter.Present(inside)), comparisons(inside, sub))
                    .forEach(filter -> runs(place, new Filter.Matches(whole, filter)));
        });
    }

    @ParameterizedTest
    @MethodSource("readable")
    void everyAttributeSorts(Place place) {
        place.definition().compared().ifPresent(compared -> {
            for (boolean descending : List.of(false, true)) {
                search(place.type(), Optional.empty(), Optional.of(new Window.Order(compared.path(), descending)));
            }
        });
    }

    /** All the operators that the attribute's type has, each with a value that fits it, and {@code null}. */
    private static Stream<Filter> comparisons(AttributePath path, Attribute attribute) {
        boolean flag = attribute.type() == Attribute.Type.BOOLEAN;
        Value value = switch (attribute.type()) {
            case BOOLEAN -> new Value.Flag(true);
            case DATE_TIME -> new Value.Text("2026-11-25T08:00:00Z");
            default -> new Value.Text("01a2111a-845b-7000-a84b-d784bd0b330e");
        };
        Stream<Filter> compared = Stream.of(Operator.values())
                .filter(operator -> !flag || operator == Operator.EQ || operator == Operator.NE)
                .map(operator -> new Filter.Compare(path, operator, value));
        Stream<Filter> nothing = Stream.of(Operator.EQ, Operator.NE)
                .map(operator -> new Filter.Compare(path, operator, new Value.Nothing()));
        return Stream.concat(compared, nothing);
    }

    private void runs(Place place, Filter filter) {
        assertThatCode(() -> search(place.type(), Optional.of(filter), Optional.empty()))
                .as(filter.toString())
                .doesNotThrowAnyException();
    }

    private void search(ResourceType type, Optional<Filter> filter, Optional<Window.Order> order) {
        switch (type) {
            case USER ->
                node.ask(
                        ScimUsers.SEARCH,
                        new ScimUsers.Search(acme.id(), QueryFixture.BASE, filter, order, WINDOW, false));
            case GROUP ->
                node.ask(Teams.SEARCH, new Teams.Search(acme.id(), QueryFixture.BASE, filter, order, WINDOW, false));
        }
    }

    private static Stream<Place> readable() {
        return Stream.of(ResourceType.values()).flatMap(EveryFilterIT::readable);
    }

    private static Stream<Place> readable(ResourceType type) {
        Stream<Place> core = Stream.concat(CommonAttributes.ALL.stream(), type.schema().attributes().stream())
                .flatMap(attribute -> paths(attribute, ""))
                .map(path -> new Place(type, path));
        Stream<Place> extended = type.extensions().stream()
                .flatMap(extension ->
                        extension.attributes().stream().flatMap(attribute -> paths(attribute, extension.id() + ":")))
                .map(path -> new Place(type, path));
        return Stream.concat(core, extended);
    }

    private static Stream<String> paths(Attribute attribute, String prefix) {
        if (attribute.returned() == Attribute.Returned.NEVER) {
            return Stream.empty();
        }
        String path = prefix + attribute.name();
        return Stream.concat(Stream.of(path), attribute.subAttributes().stream().map(sub -> path + "." + sub.name()));
    }
}
