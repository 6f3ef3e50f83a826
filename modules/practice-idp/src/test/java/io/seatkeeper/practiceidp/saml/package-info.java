/** Tests of the SAML side, by a service provider as small as it can be. */
@NullMarked
package io.seatkeeper.practiceidp.saml;

import org.jspecify.annotations.NullMarked;
