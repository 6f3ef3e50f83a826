package io.seatkeeper.platform.egress;

import java.time.Duration;

/**
 * How much one connection through the gate may take. What is counted starts anew with each request that is sent on it, so
 * that a connection can be kept for the next one and an answer still has an end.
 *
 * @param connectTime how long finding the name and connecting may take, each
 * @param answerTime how long after the last request a connection lives
 * @param answerBytes how many bytes may come in answer to one request
 * @param connectionBytes how many bytes may come in all
 */
record GateLimits(Duration connectTime, Duration answerTime, long answerBytes, long connectionBytes) {
    static final GateLimits USUAL = new GateLimits(Duration.ofSeconds(5), Duration.ofSeconds(15), 1L << 20, 256L << 20);
}
