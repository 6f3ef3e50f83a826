package io.seatkeeper.contract;

/**
 * One comparison made while validating what an identity provider sent, so that an admin sees expected beside received.
 *
 * @param code the error that this check raises when it fails
 * @param name what was looked at, in the protocol's own term ({@code aud}, {@code nonce}, {@code InResponseTo})
 * @param passed whether it held
 * @param expected what would have been let in, at most 500 characters, no secret
 * @param received what came, at most 500 characters, no secret; {@code (none)} where nothing came
 */
public record Check(ErrorCode code, String name, boolean passed, String expected, String received) {
    private static final int LONGEST = 500;

    public Check {
        expected = shorten(expected);
        received = shorten(received);
    }

    private static String shorten(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + "…";
    }
}
