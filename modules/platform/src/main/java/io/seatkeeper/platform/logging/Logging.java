package io.seatkeeper.platform.logging;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.encoder.LayoutWrappingEncoder;
import ch.qos.logback.core.joran.spi.ConsoleTarget;
import ch.qos.logback.core.spi.ContextAwareBase;
import io.seatkeeper.platform.configuration.Configuration;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicReference;
import net.logstash.logback.encoder.LogstashEncoder;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/**
 * Sets the log up: as text at level {@code info} from the first entry on, then as the configuration says. Only a service logs on
 * standard output; that of every other command is its answer, which may be a file's content.
 */
public final class Logging extends ContextAwareBase implements Configurator {
    private static final Configuration.Log AT_FIRST =
            new Configuration.Log(Configuration.LogFormat.TEXT, Configuration.LogLevel.INFO);
    private static final AtomicReference<@Nullable RequestAppender> CURRENT = new AtomicReference<>();

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(Logging::writeAtOnce, "seatkeeper-log-end"));
    }

    @Override
    public ExecutionStatus configure(LoggerContext log) {
        setUp(log, AT_FIRST, ConsoleTarget.SystemErr);
        return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
    }

    /** Logs on standard output as the configuration says from now on. */
    public static void apply(Configuration.Log settings) {
        setUp((LoggerContext) LoggerFactory.getILoggerFactory(), settings, ConsoleTarget.SystemOut);
    }

    /** Logs on standard error as the configuration says from now on. */
    public static void applyBesideAnswer(Configuration.Log settings) {
        setUp((LoggerContext) LoggerFactory.getILoggerFactory(), settings, ConsoleTarget.SystemErr);
    }

    /** Writes what waits and, from now on, each entry before its caller goes on: for the end of the process. */
    static void writeAtOnce() {
        RequestAppender appender = CURRENT.get();
        if (appender != null) {
            appender.writeAtOnce();
        }
    }

    private static void setUp(LoggerContext log, Configuration.Log settings, ConsoleTarget stream) {
        writeAtOnce();
        Encoder<ILoggingEvent> encoder = encoder(log, settings.format());
        ConsoleAppender<ILoggingEvent> writer = new ConsoleAppender<>();
        writer.setContext(log);
        writer.setTarget(stream.getName());
        writer.setEncoder(encoder);
        writer.start();
        RequestAppender appender = new RequestAppender(writer);
        appender.start();
        CURRENT.set(appender);
        Logger root = log.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        root.detachAndStopAllAppenders();
        root.addAppender(appender);
        root.setLevel(Level.toLevel(settings.level().name()));
        quieten(log, settings.level());
    }

    /** Libraries say at {@code info} what is of no use to an operator, and at {@code debug} what is of use to nobody. */
    private static void quieten(LoggerContext log, Configuration.LogLevel level) {
        boolean strict = level == Configuration.LogLevel.ERROR;
        log.getLogger("io.netty").setLevel(strict ? Level.ERROR : Level.WARN);
        log.getLogger("org.flywaydb").setLevel(strict ? Level.ERROR : Level.WARN);
        log.getLogger("io.micrometer").setLevel(Level.ERROR); // each server of a node registers the same gauge
    }

    private static Encoder<ILoggingEvent> encoder(LoggerContext log, Configuration.LogFormat format) {
        return switch (format) {
            case TEXT -> {
                TextLayout layout = new TextLayout();
                layout.setContext(log);
                layout.start();
                LayoutWrappingEncoder<ILoggingEvent> encoder = new LayoutWrappingEncoder<>();
                encoder.setContext(log);
                encoder.setCharset(StandardCharsets.UTF_8);
                encoder.setLayout(layout);
                encoder.start();
                yield encoder;
            }
            case JSON -> {
                LogstashEncoder encoder = new LogstashEncoder();
                encoder.setContext(log);
                encoder.setTimeZone("UTC");
                encoder.start();
                yield encoder;
            }
        };
    }
}
