/**
 * Who may push: the bearer tokens of an organization. A token names its organization and its row, is stored as a hash only,
 * and is looked up at each request, so that revoking one holds on every node from then on. Several live side by side, which
 * lets an admin bring a new one into use before the old one ends.
 */
@NullMarked
package io.seatkeeper.scim.client;

import org.jspecify.annotations.NullMarked;
