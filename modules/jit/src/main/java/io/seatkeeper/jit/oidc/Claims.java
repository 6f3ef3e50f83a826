package io.seatkeeper.jit.oidc;

import com.nimbusds.jwt.JWT;
import java.text.ParseException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a token or a userinfo answer says, read without trusting the kind of any value. */
record Claims(Map<String, Object> values) {
    /** What a token says, whether or not anything of it holds; empty where that can't be read. */
    static Optional<Claims> of(JWT token) {
        try {
            return Optional.ofNullable(token.getJWTClaimsSet()).map(set -> new Claims(set.toJSONObject()));
        } catch (ParseException unreadable) {
            return Optional.empty();
        }
    }

    /** As text: a string, or the only string of a list. */
    Optional<String> text(String name) {
        return switch (values.get(name)) {
            case String text -> Optional.of(text);
            case List<?> list when list.size() == 1 && list.getFirst() instanceof String only -> Optional.of(only);
            case null, default -> Optional.empty();
        };
    }

    /** As a point in time (NumericDate, RFC 7519 §2). */
    Optional<Instant> time(String name) {
        try {
            return values.get(name) instanceof Number seconds
                    ? Optional.of(Instant.ofEpochSecond(seconds.longValue()))
                    : Optional.empty();
        } catch (DateTimeException beyondTime) {
            return Optional.empty();
        }
    }

    /** As yes or no, also where a provider writes it as text. */
    Optional<Boolean> flag(String name) {
        return switch (values.get(name)) {
            case Boolean flag -> Optional.of(flag);
            case String text when text.equalsIgnoreCase("true") -> Optional.of(true);
            case String text when text.equalsIgnoreCase("false") -> Optional.of(false);
            case null, default -> Optional.empty();
        };
    }

    /** As a list of texts: a string counts as a list of one (RFC 7519 §4.1.3). */
    List<String> texts(String name) {
        return switch (values.get(name)) {
            case String text -> List.of(text);
            case Collection<?> list -> list.stream().map(String::valueOf).toList();
            case null, default -> List.of();
        };
    }

    /** Whatever stands there, as text for a person to read. */
    Optional<String> shown(String name) {
        return Optional.ofNullable(values.get(name)).map(String::valueOf);
    }

    boolean has(String name) {
        return values.containsKey(name);
    }

    /** These claims, and where they are silent those. What is said of an address's proof stays beside its address. */
    Claims completedBy(Claims more) {
        Map<String, Object> both = new HashMap<>(more.values);
        both.putAll(values);
        if (!has("email") && more.has("email")) {
            both.remove("email_verified");
            more.shown("email_verified").ifPresent(said -> both.put("email_verified", said));
        }
        return new Claims(both);
    }

    @Override
    public String toString() {
        return "Claims" + values.keySet();
    }
}
