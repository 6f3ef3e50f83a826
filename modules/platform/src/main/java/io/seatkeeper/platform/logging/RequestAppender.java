package io.seatkeeper.platform.logging;

import ch.qos.logback.classic.AsyncAppender;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.Appender;
import java.util.Map;

/**
 * Hands entries to a thread that writes them, so that a slow reader of the log holds up nobody: when the queue is full,
 * entries are dropped, {@code info} first. While the process ends, each entry is written before its caller goes on, so
 * that the last words are not lost.
 */
final class RequestAppender extends AsyncAppender {
    /** The field that holds the id of the request. */
    static final String REQUEST = "request";

    private static final int QUEUE = 4_096;

    private final Appender<ILoggingEvent> writer;
    private volatile boolean ending;

    RequestAppender(Appender<ILoggingEvent> writer) {
        this.writer = writer;
        setContext(writer.getContext());
        setQueueSize(QUEUE);
        setNeverBlock(true);
        addAppender(writer);
    }

    @Override
    public void doAppend(ILoggingEvent event) {
        if (ending) {
            preprocess(event);
            writer.doAppend(event);
        } else {
            super.doAppend(event);
        }
    }

    /** Notes the request while still on its thread. */
    @Override
    protected void preprocess(ILoggingEvent event) {
        if (event instanceof LoggingEvent entry) {
            RequestId.current().ifPresent(id -> entry.setMDCPropertyMap(Map.of(REQUEST, id)));
        }
        super.preprocess(event);
    }

    /** Writes what waits, and from now on each entry at once. */
    void writeAtOnce() {
        ending = true;
        stop();
        writer.start();
    }
}
