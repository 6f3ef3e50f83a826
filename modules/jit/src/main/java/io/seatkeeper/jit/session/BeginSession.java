package io.seatkeeper.jit.session;

import io.seatkeeper.contract.ContractFailure;
import io.seatkeeper.contract.ErrorCode;
import io.seatkeeper.contract.Ids;
import io.seatkeeper.jit.attempt.AttemptEntry;
import io.seatkeeper.jit.saml.message.NameId;
import io.seatkeeper.platform.database.Database;
import io.seatkeeper.platform.secrets.SecretBox;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Tuple;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The third step of a sign-in, one statement: while the person's row is held, and only if they are active, the session
 * begins, the browser's session before it ends and the sign-in is logged. So a deactivation either comes first and is
 * seen, or comes after and ends this session with the others.
 */
public final class BeginSession {
    private final Database database;
    private final SecretBox secrets;
    private final InstantSource clock;

    public BeginSession(Database database, SecretBox secrets, InstantSource clock) {
        this.database = database;
        this.secrets = secrets;
        this.clock = clock;
    }

    /** @param entry what the log says of the sign-in. Fails with {@link ErrorCode#USER_DEACTIVATED} */
    public Future<SessionToken> begin(NewSession wanted, AttemptEntry entry) {
        SessionToken token = SessionToken.fresh(wanted.organization());
        Tuple values = Tuple.tuple()
                .addUUID(wanted.organization().value())
                .addBuffer(Buffer.buffer(token.hash()))
                .addUUID(Ids.next())
                .addUUID(wanted.user().value())
                .addUUID(wanted.connection().value())
                .addString(wanted.authMethod().name())
                .addString(wanted.subject().orElse(null))
                .addString(wanted.providerSession().orElse(null))
                .addBuffer(sealed(wanted))
                .addString(wanted.userAgent())
                .addOffsetDateTime(clock.instant().atOffset(ZoneOffset.UTC))
                .addOffsetDateTime(wanted.expiresAt().atOffset(ZoneOffset.UTC))
                .addUUID(wanted.before().map(old -> old.organization().value()).orElse(null))
                .addBuffer(wanted.before().map(old -> Buffer.buffer(old.hash())).orElse(null))
                .addUUID(Ids.next())
                .addString(entry.reference())
                .addString(entry.message())
                .addString(entry.email().orElse(null))
                .addString(entry.externalSsoId().orElse(null))
                .addValue(entry.checksJson())
                .addValue(wanted.nameId().map(BeginSession::terms).orElse(null))
                .addOffsetDateTime(wanted.authenticatedAt()
                        .map(time -> time.atOffset(ZoneOffset.UTC))
                        .orElse(null));
        return database.with(client -> client.preparedQuery(SessionSql.BEGIN).execute(values))
                .map(rows -> {
                    if (rows.size() == 0) {
                        throw new ContractFailure(ErrorCode.USER_DEACTIVATED, "The account is not active.");
                    }
                    return token;
                });
    }

    /** All of a NameID but its value, which is the subject. */
    private static JsonObject terms(NameId nameId) {
        JsonObject terms = new JsonObject();
        nameId.format().ifPresent(value -> terms.put("format", value));
        nameId.nameQualifier().ifPresent(value -> terms.put("nameQualifier", value));
        nameId.spNameQualifier().ifPresent(value -> terms.put("spNameQualifier", value));
        return terms;
    }

    private @Nullable Buffer sealed(NewSession wanted) {
        Optional<Buffer> sealed = wanted.idToken().map(idToken -> secrets.seal(wanted.organization(), idToken));
        return sealed.orElse(null);
    }
}
