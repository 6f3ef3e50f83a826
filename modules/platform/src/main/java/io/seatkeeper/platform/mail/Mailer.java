package io.seatkeeper.platform.mail;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import jakarta.mail.Authenticator;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Date;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends mail by the operator's server, where there is one. It keeps nothing and tries once: whoever asked is told at once. */
public final class Mailer {
    private static final Logger LOG = LoggerFactory.getLogger(Mailer.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    /** Of its own, so that a server that hangs holds up other mail and nothing else. */
    private static final int THREADS = 4;

    private final Optional<Outgoing> outgoing;
    private final InstantSource clock;

    /** What became of a letter. */
    public enum Outcome {
        /** The server has taken it. Whether it arrives is not known. */
        SENT,
        /** The server refused it or did not answer; the log says why. */
        FAILED,
        /** There is no server. */
        NONE
    }

    /**
     * By which server, and in whose name.
     *
     * @param from an address, with or without a name (RFC 5322 §3.4)
     */
    public record Post(MailServer server, InternetAddress from) {}

    private record Outgoing(Session session, InternetAddress from, WorkerExecutor threads) {}

    /** @param post empty: nothing is ever sent */
    public Mailer(Vertx vertx, Optional<Post> post, InstantSource clock) {
        this.clock = clock;
        outgoing = post.map(given -> new Outgoing(
                session(given.server()), given.from(), vertx.createSharedWorkerExecutor("seatkeeper-mail", THREADS)));
    }

    /** Sends a letter; never fails. */
    public Future<Outcome> send(Letter letter) {
        if (outgoing.isEmpty()) {
            return Future.succeededFuture(Outcome.NONE);
        }
        Outgoing post = outgoing.get();
        return post.threads()
                .executeBlocking(
                        () -> {
                            Transport.send(message(post, letter));
                            return Outcome.SENT;
                        },
                        false)
                .recover(fault -> {
                    LOG.warn("A mail was not sent: {}", fault.getMessage());
                    return Future.succeededFuture(Outcome.FAILED);
                });
    }

    private MimeMessage message(Outgoing post, Letter letter) throws MessagingException {
        MimeMessage message = new MimeMessage(post.session());
        message.setFrom(post.from());
        message.setRecipient(Message.RecipientType.TO, new InternetAddress(letter.to(), true));
        message.setSubject(letter.subject().replaceAll("\\p{Cntrl}+", " "), StandardCharsets.UTF_8.name());
        message.setText(letter.text(), StandardCharsets.UTF_8.name());
        message.setSentDate(Date.from(clock.instant()));
        message.setHeader("Auto-Submitted", "auto-generated"); // RFC 3834 §5
        return message;
    }

    private static Session session(MailServer server) {
        String patience = String.valueOf(PATIENCE.toMillis());
        Properties properties = new Properties();
        properties.put("mail.smtp.host", server.host());
        properties.put("mail.smtp.port", String.valueOf(server.port()));
        properties.put("mail.smtp.connectiontimeout", patience);
        properties.put("mail.smtp.timeout", patience);
        properties.put("mail.smtp.writetimeout", patience);
        properties.put("mail.smtp.ssl.checkserveridentity", "true");
        properties.put("mail.smtp.ssl.enable", String.valueOf(server.security() == MailServer.Security.TLS));
        properties.put("mail.smtp.starttls.enable", String.valueOf(server.security() == MailServer.Security.STARTTLS));
        properties.put(
                "mail.smtp.starttls.required", String.valueOf(server.security() == MailServer.Security.STARTTLS));
        properties.put("mail.smtp.auth", String.valueOf(server.login().isPresent()));
        return Session.getInstance(properties, new Authenticator() {
            @Override
            protected @Nullable PasswordAuthentication getPasswordAuthentication() {
                return server.login()
                        .map(login -> new PasswordAuthentication(login.user(), login.password()))
                        .orElse(null);
            }
        });
    }
}
