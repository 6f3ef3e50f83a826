/**
 * The words of SCIM that scim and directory share: the tree of a filter, the paths it names, and what is asked of directory
 * when an identity provider pushes people. scim knows the protocol and its JSON; directory knows accounts, seats and rules.
 */
@NullMarked
package io.seatkeeper.contract.scim;

import org.jspecify.annotations.NullMarked;
