/**
 * Mail domains that organizations claim, and the proof by a DNS TXT record that a domain is theirs.
 */
@NullMarked
package io.seatkeeper.directory.domain;

import org.jspecify.annotations.NullMarked;
