package io.seatkeeper.practiceidp.message;

import static io.seatkeeper.practiceidp.message.Xml.ASSERTION;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * An assertion in the making (SAML Core §2.3.3). Begins as a sound one; each setter changes one thing, and null leaves it
 * out. Not safe for several threads.
 */
public final class AssertionDraft {
    private static final Duration LIFE = Duration.ofMinutes(5);
    private static final String PASSWORD = "urn:oasis:names:tc:SAML:2.0:ac:classes:PasswordProtectedTransport";
    private static final String BASIC = "urn:oasis:names:tc:SAML:2.0:attrname-format:basic";
    private static final String URI = "urn:oasis:names:tc:SAML:2.0:attrname-format:uri";

    private @Nullable String id = Xml.newId();
    private @Nullable Instant issueInstant;
    private @Nullable String issuer;
    private @Nullable NameId nameId;
    private final List<Confirmation> confirmations = new ArrayList<>();
    private @Nullable Instant notBefore;
    private @Nullable Instant notOnOrAfter;
    private @Nullable List<String> audiences;
    private boolean statement = true;
    private @Nullable Instant authnInstant;
    private @Nullable String sessionIndex = Xml.newId();
    private @Nullable Instant sessionNotOnOrAfter;
    private @Nullable String context = PASSWORD;
    private final Map<String, List<String>> attributes = new LinkedHashMap<>();
    private @Nullable SignatureStyle signature;
    private @Nullable EncryptionStyle encryption;
    private @Nullable EncryptionStyle nameIdEncryption;
    private @Nullable EncryptionStyle attributeEncryption;

    private AssertionDraft() {}

    /**
     * A sound bearer assertion that lives for five minutes.
     *
     * @param issuer the provider's entity id
     * @param recipient the ACS URL
     * @param audience the service provider's entity id
     * @param inResponseTo the request's id, or null when nobody asked
     * @param nameId who
     * @param now when
     */
    public static AssertionDraft of(
            String issuer,
            String recipient,
            String audience,
            @Nullable String inResponseTo,
            NameId nameId,
            Instant now) {
        AssertionDraft draft = new AssertionDraft();
        draft.issuer = issuer;
        draft.issueInstant = now;
        draft.authnInstant = now;
        draft.nameId = nameId;
        draft.notBefore = now.minus(LIFE);
        draft.notOnOrAfter = now.plus(LIFE);
        draft.audiences = List.of(audience);
        draft.confirmations.add(new Confirmation(Confirmation.BEARER, recipient, inResponseTo, null, now.plus(LIFE)));
        return draft;
    }

    /** The ID. */
    public AssertionDraft id(@Nullable String value) {
        id = value;
        return this;
    }

    /** The ID as it is now. */
    public @Nullable String id() {
        return id;
    }

    /** The IssueInstant. */
    public AssertionDraft issueInstant(@Nullable Instant value) {
        issueInstant = value;
        return this;
    }

    /** The Issuer. */
    public AssertionDraft issuer(@Nullable String value) {
        issuer = value;
        return this;
    }

    /** The subject's NameID. */
    public AssertionDraft nameId(@Nullable NameId value) {
        nameId = value;
        return this;
    }

    /** These SubjectConfirmations in place of the one that is there. */
    public AssertionDraft confirmations(Confirmation... values) {
        confirmations.clear();
        confirmations.addAll(List.of(values));
        return this;
    }

    /** The one SubjectConfirmation as it is now. */
    public Confirmation confirmation() {
        return confirmations.getFirst();
    }

    /** The Conditions' NotBefore. */
    public AssertionDraft notBefore(@Nullable Instant value) {
        notBefore = value;
        return this;
    }

    /** The Conditions' NotOnOrAfter. */
    public AssertionDraft notOnOrAfter(@Nullable Instant value) {
        notOnOrAfter = value;
        return this;
    }

    /** The audiences of one AudienceRestriction; null: there is no restriction. */
    public AssertionDraft audiences(@Nullable List<String> values) {
        audiences = values;
        return this;
    }

    /** Whether there is an AuthnStatement. */
    public AssertionDraft statement(boolean value) {
        statement = value;
        return this;
    }

    /** The AuthnInstant. */
    public AssertionDraft authnInstant(@Nullable Instant value) {
        authnInstant = value;
        return this;
    }

    /** The SessionIndex. */
    public AssertionDraft sessionIndex(@Nullable String value) {
        sessionIndex = value;
        return this;
    }

    /** The SessionNotOnOrAfter; left out unless set. */
    public AssertionDraft sessionNotOnOrAfter(@Nullable Instant value) {
        sessionNotOnOrAfter = value;
        return this;
    }

    /** The AuthnContextClassRef. */
    public AssertionDraft context(@Nullable String value) {
        context = value;
        return this;
    }

    /** An attribute with these values, which replaces one of this name. */
    public AssertionDraft attribute(String name, String... values) {
        attributes.put(name, List.of(values));
        return this;
    }

    /** Signs the assertion so. */
    public AssertionDraft sign(@Nullable SignatureStyle style) {
        signature = style;
        return this;
    }

    /** Encrypts the assertion so, after it is signed. */
    public AssertionDraft encrypt(@Nullable EncryptionStyle style) {
        encryption = style;
        return this;
    }

    /** Encrypts the NameID so, before the assertion is signed. */
    public AssertionDraft encryptNameId(@Nullable EncryptionStyle style) {
        nameIdEncryption = style;
        return this;
    }

    /** Encrypts each attribute so, before the assertion is signed. */
    public AssertionDraft encryptAttributes(@Nullable EncryptionStyle style) {
        attributeEncryption = style;
        return this;
    }

    /** The assertion as a document of its own, signed and encrypted as told. */
    public Document document() {
        Document document = Xml.newDocument();
        Element holder = document.createElement("holder");
        document.appendChild(holder);
        write(holder);
        Element written = (Element) holder.getFirstChild();
        document.replaceChild(written, holder);
        return document;
    }

    /** Writes the assertion as the last child of its parent. */
    void write(Element parent) {
        Element assertion = Xml.root(parent.getOwnerDocument(), ASSERTION, "saml:Assertion");
        parent.appendChild(assertion);
        Xml.attribute(assertion, "ID", id);
        Xml.attribute(assertion, "Version", "2.0");
        Xml.attribute(assertion, "IssueInstant", issueInstant);
        Xml.text(assertion, ASSERTION, "saml:Issuer", issuer);
        writeSubject(assertion);
        writeConditions(assertion);
        if (statement) {
            writeStatement(assertion);
        }
        if (!attributes.isEmpty()) {
            writeAttributes(assertion);
        }
        if (signature != null) {
            Signer.sign(assertion, signature);
        }
        if (encryption != null) {
            Encrypter.encrypt(assertion, "saml:EncryptedAssertion", encryption);
        }
    }

    private void writeSubject(Element assertion) {
        if (nameId == null && confirmations.isEmpty()) {
            return;
        }
        Element subject = Xml.child(assertion, ASSERTION, "saml:Subject");
        if (nameId != null) {
            Element name = nameId.write(subject);
            if (nameIdEncryption != null) {
                Encrypter.encrypt(name, "saml:EncryptedID", nameIdEncryption);
            }
        }
        for (Confirmation confirmation : confirmations) {
            Element confirmed = Xml.child(subject, ASSERTION, "saml:SubjectConfirmation");
            Xml.attribute(confirmed, "Method", confirmation.method());
            Element data = Xml.child(confirmed, ASSERTION, "saml:SubjectConfirmationData");
            Xml.attribute(data, "Recipient", confirmation.recipient());
            Xml.attribute(data, "InResponseTo", confirmation.inResponseTo());
            Xml.attribute(data, "NotBefore", confirmation.notBefore());
            Xml.attribute(data, "NotOnOrAfter", confirmation.notOnOrAfter());
        }
    }

    private void writeConditions(Element assertion) {
        Element conditions = Xml.child(assertion, ASSERTION, "saml:Conditions");
        Xml.attribute(conditions, "NotBefore", notBefore);
        Xml.attribute(conditions, "NotOnOrAfter", notOnOrAfter);
        if (audiences != null) {
            Element restriction = Xml.child(conditions, ASSERTION, "saml:AudienceRestriction");
            audiences.forEach(audience -> Xml.text(restriction, ASSERTION, "saml:Audience", audience));
        }
    }

    private void writeStatement(Element assertion) {
        Element authn = Xml.child(assertion, ASSERTION, "saml:AuthnStatement");
        Xml.attribute(authn, "AuthnInstant", authnInstant);
        Xml.attribute(authn, "SessionIndex", sessionIndex);
        Xml.attribute(authn, "SessionNotOnOrAfter", sessionNotOnOrAfter);
        Element how = Xml.child(authn, ASSERTION, "saml:AuthnContext");
        Xml.text(how, ASSERTION, "saml:AuthnContextClassRef", context);
    }

    private void writeAttributes(Element assertion) {
        Element said = Xml.child(assertion, ASSERTION, "saml:AttributeStatement");
        attributes.forEach((name, values) -> {
            Element attribute = Xml.child(said, ASSERTION, "saml:Attribute");
            Xml.attribute(attribute, "Name", name);
            Xml.attribute(attribute, "NameFormat", name.contains(":") ? URI : BASIC);
            values.forEach(value -> Xml.text(attribute, ASSERTION, "saml:AttributeValue", value));
            if (attributeEncryption != null) {
                Encrypter.encrypt(attribute, "saml:EncryptedAttribute", attributeEncryption);
            }
        });
    }
}
