package io.seatkeeper.platform.secrets;

import com.google.crypto.tink.AccessesPartialKey;
import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.AesGcmKey;
import com.google.crypto.tink.aead.AesGcmParameters;
import com.google.crypto.tink.util.SecretBytes;
import io.seatkeeper.contract.OrganizationId;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.List;

/**
 * Encrypts what must be kept secret and read again (a client secret, a private key). What was sealed for one organization
 * can't be opened for another: its id is authenticated with the content.
 */
public final class SecretBox {
    private static final byte[] SERVICE = "service".getBytes(StandardCharsets.UTF_8);

    private final Aead aead;

    public SecretBox(MasterKey master) {
        try {
            AeadConfig.register();
            aead = keyset(master.keys()).getPrimitive(RegistryConfiguration.get(), Aead.class);
        } catch (GeneralSecurityException unusable) {
            throw new IllegalStateException("The master key can't be used.", unusable);
        }
    }

    /** Encrypts a secret of an organization. */
    public Buffer seal(OrganizationId organization, String secret) {
        return seal(context(organization), secret);
    }

    /** Encrypts a secret of the service itself. */
    public Buffer sealForService(String secret) {
        return seal(SERVICE, secret);
    }

    /** @throws IllegalStateException when it was sealed by another master key or for another organization, or changed */
    public String open(OrganizationId organization, Buffer sealed) {
        return open(context(organization), sealed);
    }

    /** @throws IllegalStateException when it was sealed by another master key or for an organization, or changed */
    public String openForService(Buffer sealed) {
        return open(SERVICE, sealed);
    }

    private Buffer seal(byte[] context, String secret) {
        try {
            return Buffer.buffer(aead.encrypt(secret.getBytes(StandardCharsets.UTF_8), context));
        } catch (GeneralSecurityException failed) {
            throw new IllegalStateException("A secret could not be encrypted.", failed);
        }
    }

    private String open(byte[] context, Buffer sealed) {
        try {
            return new String(aead.decrypt(sealed.getBytes(), context), StandardCharsets.UTF_8);
        } catch (GeneralSecurityException failed) {
            throw new IllegalStateException(
                    "A secret could not be decrypted; is it still the master key that it was saved under?", failed);
        }
    }

    private static byte[] context(OrganizationId organization) {
        return organization.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** Key ids are the keys' places from the end, so that a key put before the others leaves their ids as they are. */
    @AccessesPartialKey
    private static KeysetHandle keyset(List<byte[]> keys) throws GeneralSecurityException {
        AesGcmParameters parameters = AesGcmParameters.builder()
                .setKeySizeBytes(32)
                .setIvSizeBytes(12)
                .setTagSizeBytes(16)
                .setVariant(AesGcmParameters.Variant.NO_PREFIX)
                .build();
        KeysetHandle.Builder keyset = KeysetHandle.newBuilder();
        for (int place = 0; place < keys.size(); place++) {
            AesGcmKey key = AesGcmKey.builder()
                    .setParameters(parameters)
                    .setKeyBytes(SecretBytes.copyFrom(keys.get(place), InsecureSecretKeyAccess.get()))
                    .build();
            KeysetHandle.Builder.Entry entry = KeysetHandle.importKey(key).withFixedId(keys.size() - place);
            keyset.addEntry(place == 0 ? entry.makePrimary() : entry);
        }
        return keyset.build();
    }
}
