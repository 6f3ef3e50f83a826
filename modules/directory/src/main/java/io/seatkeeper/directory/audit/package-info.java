/**
 * Reading the audit log. Its entries are written with the facts themselves and never change.
 */
@NullMarked
package io.seatkeeper.directory.audit;

import org.jspecify.annotations.NullMarked;
