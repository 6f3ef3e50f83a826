package io.seatkeeper.scim.patch;

import io.seatkeeper.contract.Actor;
import io.seatkeeper.contract.ContractFailure;
import io.seatkeeper.contract.ErrorCode;
import io.seatkeeper.contract.OrganizationId;
import io.seatkeeper.contract.TeamId;
import io.seatkeeper.contract.Teams.Change;
import io.seatkeeper.contract.Teams.MemberChange;
import io.seatkeeper.contract.scim.Filter;
import io.seatkeeper.contract.scim.ResourceType;
import io.seatkeeper.contract.scim.ResourceType.Definition;
import io.seatkeeper.scim.patch.Operation.Kind;
import io.seatkeeper.scim.resource.GroupBody;
import io.seatkeeper.scim.resource.MemberIds;
import io.seatkeeper.scim.resource.Unknown;
import io.seatkeeper.scim.resource.ValueReader;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Turns a PATCH of a group into changes of sets; never looks at who is in it. */
public final class GroupPatch {
    private final Unknown unknown;
    private final MemberChanges members = new MemberChanges();
    private Optional<String> displayName = Optional.empty();
    private Optional<Optional<String>> externalId = Optional.empty();

    private GroupPatch(Unknown unknown) {
        this.unknown = unknown;
    }

    /**
     * The changes that all operations come to, in their order.
     *
     * @param expectedVersion the version that the client read; empty: any
     * @throws ContractFailure when one of them can't be done; with the codes of {@link UserPatch#apply}
     */
    public static Change change(
            Actor actor,
            OrganizationId organization,
            TeamId team,
            Optional<Long> expectedVersion,
            JsonObject request,
            Unknown unknown) {
        GroupPatch patch = new GroupPatch(unknown);
        Operation.read(request, unknown.manner()).forEach(patch::step);
        return new Change(
                actor,
                organization,
                team,
                expectedVersion,
                patch.displayName,
                patch.externalId,
                patch.members.changes());
    }

    private void step(Operation operation) {
        if (operation.path().isEmpty()) {
            spread(operation.kind(), operation.value());
            return;
        }
        switch (Target.of(ResourceType.GROUP, operation.path().get(), unknown.manner())) {
            case Target.Foreign foreign -> unknown.meet(foreign.path());
            case Target.Whole _ -> {
                demand(operation.kind() != Kind.REMOVE, "A group's attributes can't be removed all at once.");
                spread(operation.kind(), operation.value());
            }
            case Target.Plain plain -> {
                demand(
                        plain.definition().attribute().writable(),
                        plain.definition().path() + " is read-only.");
                plain(operation.kind(), plain.definition(), operation.value());
            }
            case Target.Selected selected -> selected(operation.kind(), selected, operation.value());
        }
    }

    private void spread(Kind kind, @Nullable Object written) {
        if (written instanceof JsonArray list) {
            list.forEach(each -> spread(kind, each));
            return;
        }
        if (!(written instanceof JsonObject attributes)) {
            throw new ContractFailure(ErrorCode.SCIM_INVALID_VALUE, "The value is an object of attributes.");
        }
        attributes.forEach(each -> {
            switch (Target.find(ResourceType.GROUP, each.getKey()).orElse(new Target.Foreign(each.getKey()))) {
                case Target.Foreign foreign -> unknown.meet(foreign.path());
                case Target.Whole _ -> spread(kind, each.getValue());
                case Target.Plain plain
                when plain.definition().attribute().writable() -> plain(kind, plain.definition(), each.getValue());
                case Target.Plain _ -> {}
                case Target.Selected selected -> selected(kind, selected, each.getValue());
            }
        });
    }

    private void plain(Kind kind, Definition definition, @Nullable Object written) {
        switch (definition.path().toString()) {
            case "displayName" -> {
                demand(kind != Kind.REMOVE, "displayName is required and can't be removed.");
                displayName = Optional.of(
                        GroupBody.displayName(text(definition, written).orElse("")));
            }
            case "externalId" ->
                externalId = Optional.of(kind == Kind.REMOVE ? Optional.empty() : text(definition, written));
            case "members", "members.value" -> members(kind, written);
            default -> throw mutability(definition.path() + " can't be changed; remove the member and add another.");
        }
    }

    private void members(Kind kind, @Nullable Object written) {
        MemberIds ids = MemberIds.read(written);
        switch (kind) {
            case ADD -> members.add(new MemberChange.Add(ids.existing(unknown)));
            case REPLACE -> members.add(new MemberChange.ReplaceAll(ids.existing(unknown)));
            case REMOVE ->
                members.add(
                        written == null
                                ? new MemberChange.ReplaceAll(List.of())
                                : new MemberChange.RemoveThese(ids.users()));
        }
    }

    private void selected(Kind kind, Target.Selected target, @Nullable Object written) {
        demand(target.part().isEmpty(), "A member can't be changed; remove it and add another.");
        JsonArray named = new JsonArray();
        ids(target.filter()).forEach(named::add);
        switch (kind) {
            case REMOVE -> members(kind, named);
            case ADD -> members(kind, written == null ? named : written);
            case REPLACE -> {
                members(Kind.REMOVE, named);
                members(Kind.ADD, written);
            }
        }
    }

    /** The ids that a filter of members names. By anything else nobody can be found without reading them all. */
    private static Stream<String> ids(Filter filter) {
        if (filter instanceof Filter.Or(Filter left, Filter right)) {
            return Stream.concat(ids(left), ids(right));
        }
        if (filter instanceof Filter.Compare compare
                && compare.operator() == Filter.Operator.EQ
                && compare.path().attribute().equals("value")
                && compare.value() instanceof Filter.Value.Text id) {
            return Stream.of(id.text());
        }
        throw new ContractFailure(
                ErrorCode.SCIM_INVALID_FILTER, "Members are selected by value eq \"id\", joined by or.");
    }

    private Optional<String> text(Definition definition, @Nullable Object written) {
        return Optional.ofNullable(new ValueReader(unknown)
                        .read(definition.leaf(), written, definition.path().toString()))
                .map(Object::toString);
    }

    private static void demand(boolean holds, String why) {
        if (!holds) {
            throw mutability(why);
        }
    }

    private static ContractFailure mutability(String why) {
        return new ContractFailure(ErrorCode.SCIM_MUTABILITY, why);
    }
}
