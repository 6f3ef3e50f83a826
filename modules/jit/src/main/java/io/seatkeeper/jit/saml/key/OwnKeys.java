package io.seatkeeper.jit.saml.key;

import io.seatkeeper.contract.ContractFailure;
import io.seatkeeper.contract.ErrorCode;
import io.seatkeeper.contract.SamlParticulars.KeyPair;
import io.seatkeeper.jit.saml.metadata.MetadataJson;
import io.vertx.core.json.JsonObject;
import java.security.PrivateKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A connection's own keys.
 *
 * @param inUse signs, and is published first
 * @param next while a renewal is under way: published beside it, and decrypts already
 */
public record OwnKeys(OwnKeyPair inUse, Optional<OwnKeyPair> next) {
    /** All, those in use first. */
    public List<OwnKeyPair> all() {
        List<OwnKeyPair> all = new ArrayList<>(List.of(inUse));
        next.ifPresent(all::add);
        return List.copyOf(all);
    }

    /** What the provider may have encrypted to, the newest first. */
    public List<PrivateKey> decryption() {
        return all().reversed().stream()
                .map(pair -> pair.encryption().privateKey())
                .toList();
    }

    /** Fails with {@link ErrorCode#CONFLICT} while a renewal is under way. */
    public void checkMayBegin() {
        if (next.isPresent()) {
            throw new ContractFailure(
                    ErrorCode.CONFLICT, "The next keys are published already. Finish with them first.");
        }
    }

    /** Uses the next keys and forgets the old ones; fails with {@link ErrorCode#CONFLICT} where there are none. */
    public OwnKeys finished() {
        OwnKeyPair used = next.orElseThrow(
                () -> new ContractFailure(ErrorCode.CONFLICT, "There are no next keys. Begin the renewal first."));
        return new OwnKeys(used, Optional.empty());
    }

    /** As the contract tells them, without what is secret. */
    public List<KeyPair> told(Instant now) {
        return all().stream()
                .map(pair -> new KeyPair(
                        pair.equals(inUse),
                        pair.signing().certificate().told(now),
                        pair.encryption().certificate().told(now)))
                .toList();
    }

    /** To be sealed. */
    public String write() {
        JsonObject json = new JsonObject().put("inUse", write(inUse));
        next.ifPresent(pair -> json.put("next", write(pair)));
        return json.encode();
    }

    public static OwnKeys read(String opened) {
        JsonObject json = new JsonObject(opened);
        return new OwnKeys(
                pair(json.getJsonObject("inUse")),
                Optional.ofNullable(json.getJsonObject("next")).map(OwnKeys::pair));
    }

    private static JsonObject write(OwnKeyPair pair) {
        return new JsonObject().put("signing", write(pair.signing())).put("encryption", write(pair.encryption()));
    }

    private static JsonObject write(OwnKey key) {
        return MetadataJson.certificate(key.certificate()).put("pkcs8", key.pkcs8());
    }

    private static OwnKeyPair pair(JsonObject json) {
        return new OwnKeyPair(key(json.getJsonObject("signing")), key(json.getJsonObject("encryption")));
    }

    private static OwnKey key(JsonObject json) {
        return new OwnKey(json.getString("pkcs8"), MetadataJson.certificate(json));
    }
}
