/**
 * Writes SAML 2.0 messages as an identity provider sends them: responses, assertions, logout messages, signed and encrypted.
 * Every field can be set, also to what no honest provider would send, and what is null is left out: the faults of the
 * provider and the attacks in tests are made from the same drafts as the message that is right. Nothing here knows of HTTP.
 */
@NullMarked
package io.seatkeeper.practiceidp.message;

import org.jspecify.annotations.NullMarked;
