/** What people see of the OpenID provider: why a request leads nowhere, and the page that carries an answer by form. */
@NullMarked
package io.seatkeeper.oauth.page;

import org.jspecify.annotations.NullMarked;
