/**
 * What one tenant of the practice identity provider holds, whatever protocol is spoken: its keys, the faults that wait, who
 * is signed in, the clients that are checked more strictly. All in memory, all bounded, all safe to use from any thread,
 * since tests reach in from theirs.
 */
@NullMarked
package io.seatkeeper.practiceidp.tenant;

import org.jspecify.annotations.NullMarked;
