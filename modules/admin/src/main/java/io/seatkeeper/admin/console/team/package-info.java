/**
 * The console's pages about teams: the list, one team with its members, and what is done to a team by hand. A team that an
 * identity provider pushes is changed there, until it is taken back.
 */
@NullMarked
package io.seatkeeper.admin.console.team;

import org.jspecify.annotations.NullMarked;
