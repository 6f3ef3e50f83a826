package io.seatkeeper.jit.saml.metadata;

import static io.seatkeeper.jit.saml.message.Elements.children;

import io.seatkeeper.contract.ContractFailure;
import io.seatkeeper.contract.ErrorCode;
import io.seatkeeper.jit.saml.message.Elements;
import io.seatkeeper.jit.saml.message.Namespace;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.w3c.dom.Element;

/**
 * Reads an identity provider's metadata document (saml-metadata-2.0-os §2.3, §2.4). A document that names one identity
 * provider among others is read for that one. Fails with {@link ErrorCode#METADATA_FAILED} and says what is missing.
 */
public final class MetadataReader {
    private static final String PROTOCOL = "urn:oasis:names:tc:SAML:2.0:protocol";
    private static final int LONGEST_ENTITY_ID = 1_024;
    private static final int MOST_ENTITIES = 1_000;
    private static final int MOST_FORMATS = 20;

    private final Predicate<String> permittedAddress;

    /** @param permittedAddress whether a browser may be sent there: an https URL, or what the installation allows beside */
    public MetadataReader(Predicate<String> permittedAddress) {
        this.permittedAddress = permittedAddress;
    }

    /** Whether a browser may be sent to this address. */
    boolean permits(String address) {
        return permittedAddress.test(address);
    }

    /** @param xml of any length */
    public IdpMetadata read(byte[] xml, Instant now) {
        Element root = MetadataDocument.parse(xml).getDocumentElement();
        List<Element> entities = new ArrayList<>();
        collect(root, entities);
        if (entities.isEmpty()) {
            throw failed("The document names no SAML 2.0 identity provider"
                    + (Elements.is(root, Namespace.METADATA, "EntityDescriptor")
                            ? ": it has no IDPSSODescriptor."
                            : "."));
        }
        if (entities.size() > 1) {
            throw failed("The document names " + entities.size()
                    + " identity providers. Enter the metadata of the one that is meant.");
        }
        Element entity = entities.getFirst();
        List<String> notes = new ArrayList<>();
        Optional<Instant> validUntil = validUntil(root, entity, now);
        return provider(entity, validUntil, notes, signed(root) || signed(entity));
    }

    private IdpMetadata provider(
            Element entity, Optional<Instant> validUntil, List<String> notes, boolean documentIsSigned) {
        Element role = role(entity).orElseThrow();
        if (documentIsSigned) {
            notes.add("The metadata's own signature is not looked at: what counts is where it came from.");
        }
        List<IdpEndpoint> signOn = endpoints(role, "SingleSignOnService");
        if (signOn.isEmpty()) {
            throw failed(
                    "The identity provider has no SingleSignOnService by HTTP-Redirect or HTTP-POST at an https URL.");
        }
        return new IdpMetadata(
                entityId(entity.getAttribute("entityID")),
                signOn,
                endpoints(role, "SingleLogoutService"),
                SigningKeys.of(role, notes),
                children(role, Namespace.METADATA, "NameIDFormat").stream()
                        .map(format -> format.getTextContent().strip())
                        .limit(MOST_FORMATS)
                        .toList(),
                Set.of("true", "1").contains(role.getAttribute("WantAuthnRequestsSigned")),
                validUntil,
                notes);
    }

    /** @throws ContractFailure where it can't be one (metadata §2.2.1) */
    static String entityId(String text) {
        boolean fits = !text.isBlank()
                && text.length() <= LONGEST_ENTITY_ID
                && text.chars().noneMatch(character -> Character.isISOControl(character) || character == ' ');
        if (!fits) {
            throw failed("An entityID has 1 to 1,024 characters and no space.");
        }
        return text;
    }

    static ContractFailure failed(String message) {
        return new ContractFailure(ErrorCode.METADATA_FAILED, message);
    }

    /** Every entity of the document, however deep in groups, that is an identity provider. */
    private static void collect(Element element, List<Element> found) {
        if (Elements.is(element, Namespace.METADATA, "EntityDescriptor")) {
            if (role(element).isPresent()) {
                found.add(element);
            }
        } else if (Elements.is(element, Namespace.METADATA, "EntitiesDescriptor")) {
            for (Element child : Elements.children(element)) {
                if (found.size() > MOST_ENTITIES) {
                    return;
                }
                collect(child, found);
            }
        }
    }

    private static Optional<Element> role(Element entity) {
        return children(entity, Namespace.METADATA, "IDPSSODescriptor").stream()
                .filter(role -> List.of(role.getAttribute("protocolSupportEnumeration")
                                .strip()
                                .split("\\s+"))
                        .contains(PROTOCOL))
                .findFirst();
    }

    private static boolean signed(Element element) {
        return !children(element, Namespace.SIGNATURE, "Signature").isEmpty();
    }

    private List<IdpEndpoint> endpoints(Element role, String name) {
        Set<IdpEndpoint> endpoints = new LinkedHashSet<>();
        for (Element endpoint : children(role, Namespace.METADATA, name)) {
            String location = endpoint.getAttribute("Location").strip();
            Optional<String> response = Optional.of(
                            endpoint.getAttribute("ResponseLocation").strip())
                    .filter(permittedAddress);
            Binding.of(endpoint.getAttribute("Binding").strip())
                    .filter(binding -> permittedAddress.test(location))
                    .ifPresent(binding -> endpoints.add(new IdpEndpoint(binding, location, response)));
        }
        return List.copyOf(endpoints);
    }

    /** The earliest end that document, group or entity names; one that is over makes the document worthless (§2.3.1). */
    private static Optional<Instant> validUntil(Element root, Element entity, Instant now) {
        Optional<Instant> end = Optional.empty();
        for (Element element = entity; ; element = (Element) element.getParentNode()) {
            Optional<Instant> here = moment(element.getAttribute("validUntil").strip());
            end = here.isPresent() && end.filter(here.get()::isAfter).isEmpty() ? here : end;
            if (element.isSameNode(root)) {
                break;
            }
        }
        if (end.filter(over -> !over.isAfter(now.minus(Duration.ofMinutes(1)))).isPresent()) {
            throw failed("The metadata was valid until " + end.get() + " only.");
        }
        return end;
    }

    private static Optional<Instant> moment(String text) {
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException malformed) {
            throw failed("The metadata's validUntil is no time.");
        }
    }
}
