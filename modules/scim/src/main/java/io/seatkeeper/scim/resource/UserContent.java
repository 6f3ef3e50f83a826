package io.seatkeeper.scim.resource;

import io.seatkeeper.contract.ContractFailure;
import io.seatkeeper.contract.ErrorCode;
import io.seatkeeper.contract.MailAddress;
import io.seatkeeper.contract.PersonName;
import io.seatkeeper.contract.scim.ResourceType;
import io.seatkeeper.contract.scim.ScimUser.Content;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Turns what was written of a person into what directory keeps, and back. */
public final class UserContent {
    private static final int LONGEST_ATTRIBUTES = 65_536;
    private static final int LONGEST_ADDRESS = 320;

    private UserContent() {}

    /** The content of a new person; active unless it says otherwise. Refuses like {@link BodyReader#read} and {@link #of}. */
    public static Content create(JsonObject body, Unknown unknown) {
        return of(new BodyReader(ResourceType.USER, unknown).read(body));
    }

    /**
     * The content of a person after a PUT. What is left out is cleared, as RFC 7644 §3.5.1 allows, save two things that nobody means
     * to lose by leaving them out: whether the person is active, and the client's own id for them.
     */
    public static Content replace(Content current, JsonObject body, Unknown unknown) {
        Document document = new BodyReader(ResourceType.USER, unknown).read(body);
        JsonObject written = document.content();
        if (!written.containsKey("active")) {
            written.put("active", current.active());
        }
        if (!written.containsKey("externalId")) {
            current.externalId().ifPresent(id -> written.put("externalId", id));
        }
        return of(document);
    }

    /** What was written of a person, a document of its own. */
    public static Document document(Content content) {
        JsonObject written = new JsonObject(content.attributes()).put("userName", content.userName());
        content.externalId().ifPresent(id -> written.put("externalId", id));
        return new Document(written.put("active", content.active()));
    }

    /** @throws ContractFailure {@link ErrorCode#SCIM_INVALID_VALUE} without a userName, or when it is too large altogether */
    public static Content of(Document document) {
        JsonObject attributes = document.content().copy();
        String userName = text(attributes.remove("userName"))
                .filter(name -> !name.isBlank())
                .orElseThrow(() -> invalid("userName is required (RFC 7643 §4.1.1)."));
        Optional<String> externalId = text(attributes.remove("externalId"));
        boolean active = !Boolean.FALSE.equals(attributes.remove("active"));
        List<JsonObject> addresses = addresses(attributes);
        String encoded = attributes.encode();
        if (encoded.length() > LONGEST_ATTRIBUTES) {
            throw invalid("All attributes together have at most " + LONGEST_ATTRIBUTES + " characters.");
        }
        return new Content(
                userName,
                externalId,
                active,
                accountAddress(addresses, userName),
                addresses.stream()
                        .map(address -> address.getString("value"))
                        .distinct()
                        .toList(),
                name(attributes),
                encoded);
    }

    private static List<JsonObject> addresses(JsonObject attributes) {
        List<JsonObject> addresses = attributes.getJsonArray("emails", new JsonArray()).stream()
                .map(JsonObject.class::cast)
                .filter(address -> address.containsKey("value"))
                .toList();
        if (addresses.stream().anyMatch(address -> address.getString("value").length() > LONGEST_ADDRESS)) {
            throw invalid("An email address has at most " + LONGEST_ADDRESS + " characters.");
        }
        return addresses;
    }

    /** The primary one, else the first, else a userName that is an address. */
    private static Optional<String> accountAddress(List<JsonObject> addresses, String userName) {
        Stream<String> primary =
                addresses.stream().filter(ValueReader::isPrimary).map(address -> address.getString("value"));
        Stream<String> all = addresses.stream().map(address -> address.getString("value"));
        return Stream.of(primary, all, Stream.of(userName))
                .flatMap(each -> each)
                .map(String::strip)
                .filter(text -> MailAddress.of(text).isPresent())
                .findFirst();
    }

    private static PersonName name(JsonObject attributes) {
        JsonObject name = attributes.getJsonObject("name", new JsonObject());
        return new PersonName(
                text(attributes.getValue("displayName")).or(() -> text(name.getValue("formatted"))),
                text(name.getValue("givenName")),
                text(name.getValue("familyName")));
    }

    private static Optional<String> text(@Nullable Object value) {
        return Optional.ofNullable(value).map(Objects::toString);
    }

    private static ContractFailure invalid(String why) {
        return new ContractFailure(ErrorCode.SCIM_INVALID_VALUE, why);
    }
}
