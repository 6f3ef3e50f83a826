/**
 * The admin API at {@code /api/v1}: its OpenAPI document, which is the source of paths, parameters and schemas; the one
 * table of what each operation asks of its caller; the gate that every call goes through (who asks, may they, is it well
 * formed, was it asked before); and one class per resource, which turns JSON into messages for the bus and replies into
 * JSON. No rule about organizations or people lives here: directory and jit decide, and this package says so in HTTP.
 */
@NullMarked
package io.seatkeeper.admin.api;

import org.jspecify.annotations.NullMarked;
