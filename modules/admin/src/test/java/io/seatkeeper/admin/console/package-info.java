@NullMarked
package io.seatkeeper.admin.console;

import org.jspecify.annotations.NullMarked;
