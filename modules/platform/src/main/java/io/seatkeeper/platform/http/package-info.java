/**
 * HTTP manners that every module shares: how a refusal is written as problem+json, what an address on this service looks
 * like, which headers and cookies go with which answer. Nothing here knows a path; the modules bring their routes.
 */
@NullMarked
package io.seatkeeper.platform.http;

import org.jspecify.annotations.NullMarked;
