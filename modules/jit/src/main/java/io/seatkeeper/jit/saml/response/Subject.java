package io.seatkeeper.jit.saml.response;

import io.seatkeeper.contract.ErrorCode;
import io.seatkeeper.jit.identity.Checks;
import io.seatkeeper.jit.saml.message.Decryption;
import io.seatkeeper.jit.saml.message.Elements;
import io.seatkeeper.jit.saml.message.NameId;
import io.seatkeeper.jit.saml.message.Namespace;
import io.seatkeeper.jit.saml.message.UnreadableMessage;
import java.security.PrivateKey;
import java.util.List;
import java.util.Optional;
import org.w3c.dom.Element;

/** Whom an assertion speaks of. */
final class Subject {
    private Subject() {}

    /**
     * Reads the name, decrypting it where it is encrypted.
     *
     * @param assertion whose signature holds: a cipher that anybody can bend is then no way in
     * @return empty where there is none, and where it can't be read, which has then been told
     */
    static Optional<NameId> nameId(Element assertion, List<PrivateKey> keys, Checks checks) {
        Optional<Element> subject = Elements.child(assertion, Namespace.ASSERTION, "Subject");
        Optional<Element> encrypted =
                subject.flatMap(found -> Elements.child(found, Namespace.ASSERTION, "EncryptedID"));
        Optional<Element> name = encrypted.isPresent()
                ? open(encrypted.get(), keys, checks)
                : subject.flatMap(found -> Elements.child(found, Namespace.ASSERTION, "NameID"));
        return name.flatMap(NameId::of);
    }

    private static Optional<Element> open(Element encrypted, List<PrivateKey> keys, Checks checks) {
        Optional<Decryption> begun = Decryption.begin(encrypted, "EncryptedID", keys, checks);
        if (begun.isEmpty()) {
            return Optional.empty();
        }
        try {
            Element opened = begun.get().finish("NameID");
            checks.add(ErrorCode.SAML_DECRYPTION_FAILED, "EncryptedID", true, "one NameID", "one NameID");
            return Optional.of(opened);
        } catch (UnreadableMessage fault) {
            fault.tell(checks);
            return Optional.empty();
        }
    }
}
