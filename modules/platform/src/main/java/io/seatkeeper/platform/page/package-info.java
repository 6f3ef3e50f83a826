/**
 * What every page that a person sees is made of: the layout around it, the style sheet and its tokens, the catalogue of
 * words in each language, and the headers that keep a page from being framed, cached or fed with foreign content. Nothing
 * here knows what a page is about; a module brings its templates and hands their content to {@link
 * io.seatkeeper.platform.page.PageWriter}. Pages need no script: a form that
 * goes on to an identity provider sends itself by one line of it, and has a button where that does not run; the console is
 * quicker with a script file of ours.
 */
@NullMarked
package io.seatkeeper.platform.page;

import org.jspecify.annotations.NullMarked;
