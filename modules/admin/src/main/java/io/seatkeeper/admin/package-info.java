/**
 * The admin API: what operators and Org Admins may ask and do, described by one OpenAPI document against which
 * every request is checked.
 */
@NullMarked
package io.seatkeeper.admin;

import org.jspecify.annotations.NullMarked;
