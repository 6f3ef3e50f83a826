/**
 * The applications that Seatkeeper is an OpenID provider to: what they are registered with, and their secrets. The rules of what
 * may be registered stand in {@link io.seatkeeper.oauth.application.RegistrationRules}.
 */
@NullMarked
package io.seatkeeper.oauth.application;

import org.jspecify.annotations.NullMarked;
