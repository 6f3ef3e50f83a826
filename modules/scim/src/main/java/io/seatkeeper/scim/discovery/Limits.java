package io.seatkeeper.scim.discovery;

/**
 * Bounds that clients are told of and held to.
 *
 * @param bulkOperations the most operations in a bulk request
 * @param payloadBytes the most bytes in the body of any request
 * @param pageSize resources on a page without a count
 * @param longestPage the most resources on a page
 * @param cursorSeconds how long a cursor is good for at least
 */
public record Limits(int bulkOperations, int payloadBytes, int pageSize, int longestPage, int cursorSeconds) {}
