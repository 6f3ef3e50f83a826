package io.seatkeeper.scim.patch;

import io.seatkeeper.contract.ContractFailure;
import io.seatkeeper.contract.ErrorCode;
import io.seatkeeper.contract.scim.Attribute;
import io.seatkeeper.contract.scim.ResourceType;
import io.seatkeeper.contract.scim.ResourceType.Definition;
import io.seatkeeper.contract.scim.Schema;
import io.seatkeeper.contract.scim.ScimUser.Content;
import io.seatkeeper.scim.patch.ListChange.Choice;
import io.seatkeeper.scim.patch.Operation.Kind;
import io.seatkeeper.scim.resource.Document;
import io.seatkeeper.scim.resource.Unknown;
import io.seatkeeper.scim.resource.UserContent;
import io.seatkeeper.scim.resource.ValueReader;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Applies a PATCH to what was written of a person. */
public final class UserPatch {
    private final Document document;
    private final Unknown unknown;
    private final ValueReader values;
    private final ListChange lists;

    private UserPatch(Document document, Unknown unknown) {
        this.document = document;
        this.unknown = unknown;
        this.values = new ValueReader(unknown);
        this.lists = new ListChange(document, values, unknown.manner());
    }

    /**
     * The person's content after all operations.
     *
     * @throws ContractFailure when one of them can't be done, and then none is: {@link ErrorCode#SCIM_INVALID_SYNTAX}, {@link
     *     ErrorCode#SCIM_INVALID_PATH}, {@link ErrorCode#SCIM_INVALID_FILTER}, {@link ErrorCode#SCIM_NO_TARGET}, {@link
     *     ErrorCode#SCIM_MUTABILITY} or {@link ErrorCode#SCIM_INVALID_VALUE}
     */
    public static Content apply(Content current, JsonObject request, Unknown unknown) {
        UserPatch patch = new UserPatch(UserContent.document(current), unknown);
        Operation.read(request, unknown.manner()).forEach(patch::step);
        JsonObject written = patch.document.content();
        if (!written.containsKey("active")) {
            // Who takes the attribute away has said neither that the person may sign in nor that they may not.
            written.put("active", current.active());
        }
        return UserContent.of(patch.document);
    }

    private void step(Operation operation) {
        if (operation.path().isEmpty()) {
            spread(operation.kind(), "", operation.value());
            return;
        }
        String path = operation.path().get();
        switch (Target.of(ResourceType.USER, path, unknown.manner())) {
            case Target.Foreign foreign -> unknown.meet(foreign.path());
            case Target.Whole whole -> whole(operation.kind(), whole.schema(), operation.value());
            case Target.Plain plain -> {
                demandWritable(plain.definition());
                plain(operation.kind(), plain.definition(), operation.value());
            }
            case Target.Selected selected -> {
                demandWritable(selected.list());
                selected(operation.kind(), selected, operation.value());
            }
        }
    }

    /** Attributes by name, each as an operation of its own; what is read-only among them is passed over. */
    private void spread(Kind kind, String prefix, @Nullable Object written) {
        if (written instanceof JsonArray list) {
            list.forEach(each -> spread(kind, prefix, each));
            return;
        }
        if (!(written instanceof JsonObject attributes)) {
            throw new ContractFailure(ErrorCode.SCIM_INVALID_VALUE, "The value is an object of attributes.");
        }
        attributes.forEach(each -> {
            String path = prefix + each.getKey();
            Optional<Target> target = Target.find(ResourceType.USER, path);
            if (target.isEmpty()) {
                unknown.meet(path);
                return;
            }
            switch (target.get()) {
                case Target.Foreign foreign -> unknown.meet(foreign.path());
                case Target.Whole whole -> whole(kind, whole.schema(), each.getValue());
                case Target.Plain plain
                when plain.definition().attribute().writable() -> plain(kind, plain.definition(), each.getValue());
                case Target.Selected selected
                when selected.list().attribute().writable() -> selected(kind, selected, each.getValue());
                case Target.Plain _, Target.Selected _ -> {}
            }
        });
    }

    private void whole(Kind kind, Schema schema, @Nullable Object written) {
        boolean core = schema.equals(ResourceType.USER.schema());
        if (kind != Kind.REMOVE && written != null) {
            spread(kind, schema.id() + ":", written);
        } else if (core) {
            throw mutability("The core schema's attributes can't be removed all at once.");
        } else {
            document.clear(schema);
        }
    }

    private void plain(Kind kind, Definition definition, @Nullable Object written) {
        Optional<Attribute> part = definition.subAttribute();
        if (!definition.kept()) {
            return;
        }
        if (definition.attribute().multiValued()) {
            if (part.isPresent()) {
                lists.part(kind, definition, Choice.ALL, part.get(), written);
            } else {
                lists.whole(kind, definition, written);
            }
        } else if (kind == Kind.REMOVE) {
            demand(!definition.leaf().required(), definition.path() + " is required and can't be removed.");
            document.put(definition, null);
        } else {
            single(kind, definition, written);
        }
    }

    private void single(Kind kind, Definition definition, @Nullable Object written) {
        Object alone = written instanceof JsonArray list && list.size() == 1 ? list.getValue(0) : written;
        if (definition.leaf().type() == Attribute.Type.COMPLEX && alone instanceof JsonObject parts) {
            if (isAnother(definition, parts)) {
                document.put(definition, null);
            }
            spread(kind, definition.path() + ".", parts);
            return;
        }
        Object value = values.read(definition.leaf(), alone, definition.path().toString());
        if (value == null && definition.leaf().required()) {
            throw new ContractFailure(ErrorCode.SCIM_INVALID_VALUE, definition.path() + " is required.");
        }
        document.put(definition, value);
    }

    /** Whether a reference is to lead elsewhere, so that what was said of the one before, such as a manager's name, is void. */
    private boolean isAnother(Definition definition, JsonObject parts) {
        return document.get(definition.path()) instanceof JsonObject present
                && parts.stream()
                        .anyMatch(part -> part.getKey().equalsIgnoreCase("value")
                                && !String.valueOf(part.getValue()).equals(present.getString("value")));
    }

    private void selected(Kind kind, Target.Selected target, @Nullable Object written) {
        Selection selection = new Selection(target.list().attribute(), target.filter());
        Choice choice = new Choice(selection::selects, selection.seed());
        if (target.part().isPresent()) {
            lists.part(kind, target.list(), choice, target.part().get(), written);
        } else {
            lists.selected(kind, target.list(), choice, written);
        }
    }

    private static void demandWritable(Definition definition) {
        demand(definition.attribute().writable(), definition.path() + " is read-only.");
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
