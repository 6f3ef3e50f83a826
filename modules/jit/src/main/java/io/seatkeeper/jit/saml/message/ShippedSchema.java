package io.seatkeeper.jit.saml.message;

import java.io.InputStream;
import java.io.Reader;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.ls.LSInput;

/** A schema by its file name, wherever another one says that it is to be had: ours, else java-saml's, and never the net's. */
final class ShippedSchema implements LSInput {
    private final String name;

    /** @param systemId an address, of which only what stands behind the last slash counts */
    ShippedSchema(@Nullable String systemId) {
        String address = Optional.ofNullable(systemId).orElse("");
        this.name = address.substring(address.lastIndexOf('/') + 1);
    }

    @Override
    public InputStream getByteStream() {
        return Optional.ofNullable(ShippedSchema.class.getResourceAsStream(name))
                .or(() -> Optional.ofNullable(ShippedSchema.class.getResourceAsStream("/schemas/" + name)))
                .orElseThrow(() -> new IllegalStateException("no schema of the name " + name));
    }

    @Override
    public String getSystemId() {
        return name;
    }

    @Override
    public @Nullable String getPublicId() {
        return null;
    }

    @Override
    public @Nullable String getBaseURI() {
        return null;
    }

    @Override
    public @Nullable String getEncoding() {
        return null;
    }

    @Override
    public @Nullable String getStringData() {
        return null;
    }

    @Override
    public @Nullable Reader getCharacterStream() {
        return null;
    }

    @Override
    public boolean getCertifiedText() {
        return false;
    }

    @Override
    public void setByteStream(@Nullable InputStream stream) {}

    @Override
    public void setCharacterStream(@Nullable Reader stream) {}

    @Override
    public void setStringData(@Nullable String text) {}

    @Override
    public void setSystemId(@Nullable String systemId) {}

    @Override
    public void setPublicId(@Nullable String publicId) {}

    @Override
    public void setBaseURI(@Nullable String base) {}

    @Override
    public void setEncoding(@Nullable String encoding) {}

    @Override
    public void setCertifiedText(boolean certified) {}
}
