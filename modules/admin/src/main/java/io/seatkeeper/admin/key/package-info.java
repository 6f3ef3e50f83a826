/**
 * Who may call the admin API: the vendor by an operator key, a program by an organization's admin key, an Org Admin by
 * the session cookie. A key is stored only as a hash; an admin key opens nothing once its owner is no active Org Admin,
 * which is read from directory's published view at each call. Nothing here knows an operation; the table of what each
 * one asks for stands in {@code admin.api}.
 */
@NullMarked
package io.seatkeeper.admin.key;

import org.jspecify.annotations.NullMarked;
