/**
 * How the practice identity provider hears and answers HTTP: one way to write an answer, one log of what was answered, one
 * refusal of whoever calls it by another name than this machine's. It knows nothing of any protocol above HTTP.
 */
@NullMarked
package io.seatkeeper.practiceidp.http;

import org.jspecify.annotations.NullMarked;
