/**
 * Administration: the admin API by which the vendor makes organizations and their admins manage connections, people,
 * domains and keys. {@link io.seatkeeper.admin.AdminRoutes} shows every operation on one screen; directory and jit are
 * asked over the bus only.
 */
@NullMarked
package io.seatkeeper.admin;

import org.jspecify.annotations.NullMarked;
