/**
 * What a person sees while signing in: the page that asks who they are, the refusal, the signed-in and the signed-out
 * page. Each page is a record that holds all it shows, and one template that is compiled against it; {@link
 * io.seatkeeper.jit.page.Pages} sends it. No page needs a script, and none says a word about another organization.
 */
@NullMarked
package io.seatkeeper.jit.page;

import org.jspecify.annotations.NullMarked;
