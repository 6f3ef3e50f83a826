package io.seatkeeper.platform.logging;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.LayoutBase;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;

/** An entry for people: {@code 2026-11-24T12:00:00.000Z INFO  Node: It serves [request 7Kq…]}, faults below it. */
final class TextLayout extends LayoutBase<ILoggingEvent> {
    @Override
    public String doLayout(ILoggingEvent event) {
        String logger = event.getLoggerName();
        StringBuilder line = new StringBuilder(160)
                .append(DateTimeFormatter.ISO_INSTANT.format(event.getInstant().truncatedTo(ChronoUnit.MILLIS)))
                .append(' ')
                .append(event.getLevel())
                .append(event.getLevel().toString().length() == 4 ? "  " : " ")
                .append(logger.substring(logger.lastIndexOf('.') + 1))
                .append(": ")
                .append(onOneLine(event.getFormattedMessage()));
        String request = event.getMDCPropertyMap().get(RequestAppender.REQUEST);
        if (request != null) {
            line.append(" [request ").append(request).append(']');
        }
        line.append('\n');
        if (event.getThrowableProxy() != null) {
            line.append(ThrowableProxyUtil.asString(event.getThrowableProxy()));
        }
        return line.toString();
    }

    /** What somebody sent may stand in a message; it must not look like an entry of its own. */
    private static String onOneLine(String message) {
        return message.replace("\r", "\\r").replace("\n", "\\n");
    }
}
