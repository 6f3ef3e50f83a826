package io.seatkeeper.practiceidp.push;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Whose manners a push has. */
public enum Manner {
    ENTRA("Microsoft Entra ID", "application/scim+json", "", 8),
    OKTA("Okta", "application/scim+json", "", 2),
    GOOGLE("Google Workspace", "application/json", "", 2),
    ONELOGIN("OneLogin", "application/json", "?", 1),
    JUMPCLOUD("JumpCloud", "application/scim+json", "", 1),
    PING("Ping Identity", "application/scim+json", "", 4);

    private final String label;
    private final String mediaType;
    private final String suffix;
    private final int atOnce;

    Manner(String label, String mediaType, String suffix, int atOnce) {
        this.label = label;
        this.mediaType = mediaType;
        this.suffix = suffix;
        this.atOnce = atOnce;
    }

    /** The one of this name, without regard to case. */
    public static Optional<Manner> named(String name) {
        return Arrays.stream(values())
                .filter(manner -> manner.wireName().equalsIgnoreCase(name))
                .findFirst();
    }

    /** The provider's name. */
    public String label() {
        return label;
    }

    /** Its name in requests: {@code entra}. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    Script script() {
        return switch (this) {
            case ENTRA -> new EntraScript();
            case OKTA -> new OktaScript();
            case GOOGLE -> new GoogleScript();
            case ONELOGIN -> new OneLoginScript();
            case JUMPCLOUD -> new JumpCloudScript();
            case PING -> new PingScript();
        };
    }

    String mediaType() {
        return mediaType;
    }

    String suffix() {
        return suffix;
    }

    /** How many requests it has under way at once. */
    int atOnce() {
        return atOnce;
    }
}
