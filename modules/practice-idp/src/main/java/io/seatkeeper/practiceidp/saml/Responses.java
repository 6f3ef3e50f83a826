package io.seatkeeper.practiceidp.saml;

import io.seatkeeper.practiceidp.message.AssertionDraft;
import io.seatkeeper.practiceidp.message.Confirmation;
import io.seatkeeper.practiceidp.message.EncryptionStyle;
import io.seatkeeper.practiceidp.message.NameId;
import io.seatkeeper.practiceidp.message.ResponseDraft;
import io.seatkeeper.practiceidp.message.SignatureStyle;
import io.seatkeeper.practiceidp.message.Status;
import io.seatkeeper.practiceidp.message.Xml;
import io.seatkeeper.practiceidp.people.Person;
import io.seatkeeper.practiceidp.tenant.Fault;
import io.seatkeeper.practiceidp.tenant.PracticeSession;
import io.seatkeeper.practiceidp.tenant.PracticeSession.SamlParty;
import io.seatkeeper.practiceidp.tenant.SigningKeys;
import io.seatkeeper.practiceidp.tenant.Tenant;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes the response to a sign-in, with the one fault that was asked for. Makes keys at times, so it blocks. */
final class Responses {
    /** Somebody else than everybody involved. */
    static final String OTHER = "https://another.example/saml";

    private static final Duration LIFE = Duration.ofMinutes(5);
    private static final Duration FAR = Duration.ofHours(1);
    private static final String HOLDER_OF_KEY = "urn:oasis:names:tc:SAML:2.0:cm:holder-of-key";

    private final Clock clock;

    Responses(Clock clock) {
        this.clock = clock;
    }

    /** A response without an assertion, signed: the sign-in did not come about. */
    String refusal(Tenant tenant, Asked asked, Status status) {
        return ResponseDraft.of(entityId(tenant), asked.acs().toString(), asked.requestId(), clock.instant())
                .status(status)
                .sign(asked.wishes().style(tenant.keys()))
                .xml();
    }

    /**
     * The response that signs somebody in.
     *
     * @throws IllegalArgumentException when it is to be encrypted and the service provider publishes no key
     */
    String success(Tenant tenant, Asked asked, PracticeSession session, @Nullable Fault fault) {
        if (fault == Fault.ROLLED_KEY) {
            tenant.keys().roll();
        }
        Instant now = clock.instant();
        NameId name = nameId(tenant, asked, session.person(), fault);
        ResponseDraft response = ResponseDraft.of(entityId(tenant), asked.acs().toString(), asked.requestId(), now);
        AssertionDraft assertion = sound(tenant, asked, session, name, fault);
        SignatureStyle style = style(tenant, asked, fault);
        assertion.sign(asked.wishes().signsAssertion() ? style : null);
        response.sign(asked.wishes().signsResponse() ? style : null);
        encrypt(tenant, asked, assertion, fault);
        asked.logoutUrl().ifPresent(url -> session.join(new SamlParty(asked.party(), name, url)));
        if (fault != null) {
            spoil(asked, session, response, assertion, fault, now);
        }
        response.with(assertion);
        if (fault == Fault.TWO_ASSERTIONS) {
            response.with(sound(tenant, asked, session, NameId.of(Forgeries.NAME, NameId.EMAIL), fault)
                    .sign(style));
        }
        return fault == null ? response.xml() : Forgeries.spoilt(response.document(), name, fault);
    }

    /** The provider's name in SAML, which is also where its metadata is. */
    static String entityId(Tenant tenant) {
        return tenant.issuer() + "/saml/metadata";
    }

    /** What the person is called towards this service provider. */
    private static NameId nameId(Tenant tenant, Asked asked, Person person, @Nullable Fault fault) {
        String format = fault == Fault.TRANSIENT_NAME
                ? NameId.TRANSIENT
                : asked.wishes().nameIdFormat(asked.nameIdFormat());
        boolean address = fault != Fault.NO_EMAIL && !person.email().isBlank();
        if (format.equals(NameId.TRANSIENT)) {
            return new NameId(Xml.newId(), format, entityId(tenant), asked.party());
        }
        if (format.equals(NameId.PERSISTENT) || !address) {
            return new NameId(person.subject(), NameId.PERSISTENT, entityId(tenant), asked.party());
        }
        String said = fault == Fault.COMMENT_IN_NAME ? person.email() + Forgeries.TAIL : person.email();
        return NameId.of(said, format.isEmpty() ? null : format);
    }

    private AssertionDraft sound(
            Tenant tenant, Asked asked, PracticeSession session, NameId name, @Nullable Fault fault) {
        Person person = session.person();
        AssertionDraft assertion = AssertionDraft.of(
                        entityId(tenant),
                        asked.acs().toString(),
                        asked.party(),
                        asked.requestId(),
                        name,
                        clock.instant())
                .sessionIndex(session.id())
                .authnInstant(session.begun());
        attribute(assertion, "uid", List.of(person.subject()));
        attribute(assertion, "email", List.of(fault == Fault.NO_EMAIL ? "" : person.email()));
        attribute(assertion, "firstName", List.of(person.givenName()));
        attribute(assertion, "lastName", List.of(person.familyName()));
        attribute(assertion, "displayName", List.of(person.name()));
        attribute(assertion, "groups", person.groups());
        attribute(assertion, "roles", person.roles());
        return assertion;
    }

    private static void attribute(AssertionDraft assertion, String name, List<String> values) {
        String[] said = values.stream().filter(value -> !value.isBlank()).toArray(String[]::new);
        if (said.length > 0) {
            assertion.attribute(name, said);
        }
    }

    private static @Nullable SignatureStyle style(Tenant tenant, Asked asked, @Nullable Fault fault) {
        SigningKeys keys = tenant.keys();
        if (fault == Fault.UNSIGNED) {
            return null;
        }
        if (fault == Fault.UNKNOWN_KEY) {
            return SignatureStyle.of(SigningKeys.certified(keys.stranger()));
        }
        if (fault == Fault.SHA1_SIGNATURE) {
            return SignatureStyle.of(keys.certified()).withMethod(SignatureStyle.RSA_SHA1);
        }
        SignatureStyle style = asked.wishes().style(keys);
        return fault == Fault.SHA1_DIGEST ? style.withDigest(SignatureStyle.SHA1) : style;
    }

    private static void encrypt(Tenant tenant, Asked asked, AssertionDraft assertion, @Nullable Fault fault) {
        if (fault == Fault.ENCRYPTED_FOR_ANOTHER) {
            assertion.encrypt(EncryptionStyle.to(
                    SigningKeys.certified(tenant.keys().stranger()).certificate()));
        } else if (fault == Fault.RSA15_KEY_TRANSPORT) {
            assertion.encrypt(wanted(asked).withKeyTransport(EncryptionStyle.RSA_15));
        } else if (fault == Fault.CBC_WITHOUT_SIGNATURE) {
            assertion.encrypt(wanted(asked).withContent(EncryptionStyle.AES256_CBC));
        } else if (asked.wishes().encryptsAssertion()) {
            assertion.encrypt(wanted(asked));
        }
        if (asked.wishes().encryptsNameId()) {
            assertion.encryptNameId(wanted(asked));
        }
    }

    private static EncryptionStyle wanted(Asked asked) {
        return asked.metadata()
                .flatMap(ServiceProvider::encryption)
                .orElseThrow(() -> new IllegalArgumentException(
                        "The response is to be encrypted, but the service provider publishes no key for that"));
    }

    private static void spoil(
            Asked asked,
            PracticeSession session,
            ResponseDraft response,
            AssertionDraft assertion,
            Fault fault,
            Instant now) {
        Confirmation right = assertion.confirmation();
        switch (fault) {
            case EXPIRED_TOKEN ->
                lasting(assertion, now.minus(FAR).minus(LIFE), now.minus(FAR)).issueInstant(now.minus(FAR));
            case MISSING_EXPIRY -> lasting(assertion, now, null);
            case FUTURE_NOT_BEFORE ->
                assertion.notBefore(now.plus(FAR)).notOnOrAfter(now.plus(FAR).plus(LIFE));
            case FUTURE_ISSUED_AT -> assertion.issueInstant(now.plus(FAR));
            case WRONG_AUDIENCE -> assertion.audiences(List.of(OTHER));
            case MISSING_AUDIENCE -> assertion.audiences(null);
            case WRONG_ISSUER -> assertion.issuer(OTHER);
            case MISSING_ISSUER -> assertion.issuer(null);
            case WRONG_RECIPIENT -> assertion.confirmations(to(right, OTHER, right.inResponseTo()));
            case NOT_BEARER ->
                assertion.confirmations(new Confirmation(
                        HOLDER_OF_KEY, right.recipient(), right.inResponseTo(), null, right.notOnOrAfter()));
            case MISSING_AUTHN_STATEMENT -> assertion.statement(false);
            case REPLAYED_ASSERTION ->
                assertion.id("_replayed-" + session.person().subject());
            case WRONG_DESTINATION -> response.destination(OTHER);
            case WRONG_IN_RESPONSE_TO -> {
                response.inResponseTo("_a-request-that-nobody-made");
                assertion.confirmations(to(right, asked.acs().toString(), "_a-request-that-nobody-made"));
            }
            case MISSING_IN_RESPONSE_TO -> {
                response.inResponseTo(null);
                assertion.confirmations(to(right, asked.acs().toString(), null));
            }
            case DUPLICATE_ID -> response.id(assertion.id());
            case STALE_PROOF -> assertion.authnInstant(now.minus(FAR));
            case NO_SUB -> assertion.nameId(null);
            case CBC_WITHOUT_SIGNATURE -> response.sign(null);
            default -> {
                // The others strike elsewhere: at the name, the signature, the cipher or the finished document.
            }
        }
    }

    private static Confirmation to(Confirmation right, String recipient, @Nullable String inResponseTo) {
        return new Confirmation(right.method(), recipient, inResponseTo, null, right.notOnOrAfter());
    }

    private static AssertionDraft lasting(AssertionDraft assertion, Instant from, @Nullable Instant until) {
        Confirmation right = assertion.confirmation();
        return assertion
                .notBefore(from)
                .notOnOrAfter(until)
                .confirmations(new Confirmation(right.method(), right.recipient(), right.inResponseTo(), null, until));
    }
}
