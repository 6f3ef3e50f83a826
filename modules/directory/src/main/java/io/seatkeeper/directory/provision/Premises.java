package io.seatkeeper.directory.provision;

/**
 * What the rules need to know of the organization.
 *
 * @param enabled whether its people may sign in
 * @param jitEnabled whether a first sign-in makes an account
 * @param seatsLeft how many accounts may still be made; {@link Integer#MAX_VALUE} where there is no limit
 */
record Premises(boolean enabled, boolean jitEnabled, int seatsLeft) {
    /** The same with one seat taken. */
    Premises withOneSeatTaken() {
        return seatsLeft == Integer.MAX_VALUE ? this : new Premises(enabled, jitEnabled, seatsLeft - 1);
    }
}
