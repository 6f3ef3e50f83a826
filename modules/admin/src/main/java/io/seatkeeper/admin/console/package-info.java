/**
 * The console: pages at {@code /console/} on which an Org Admin looks after the organization. {@link
 * io.seatkeeper.admin.console.ConsoleRoutes} shows every page on one screen, and {@link
 * io.seatkeeper.admin.console.ConsoleDoor} lets in who may come. A page reads and changes by the operations of the admin
 * API ({@link io.seatkeeper.admin.console.page.Visit#read}, {@link io.seatkeeper.admin.console.page.Visit#change}), so
 * rules, access and checks of input exist once. How to add a page stands in ARCHITECTURE.md, "A page of the console".
 */
@NullMarked
package io.seatkeeper.admin.console;

import org.jspecify.annotations.NullMarked;
