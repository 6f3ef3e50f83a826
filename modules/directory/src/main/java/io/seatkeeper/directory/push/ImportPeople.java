package io.seatkeeper.directory.push;

import io.seatkeeper.contract.AuthMethod;
import io.seatkeeper.contract.ConnectionId;
import io.seatkeeper.contract.ContractFailure;
import io.seatkeeper.contract.ErrorCode;
import io.seatkeeper.contract.Imports;
import io.seatkeeper.contract.Imports.Result;
import io.seatkeeper.directory.write.LineLimits;
import io.seatkeeper.directory.write.OrganizationLine;
import io.seatkeeper.directory.write.WriteFaults;
import io.seatkeeper.platform.database.Database;
import io.vertx.core.Future;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.stream.StreamSupport;

/** Takes people over from the product's own list, each row by itself. To be called on one event loop only. */
public final class ImportPeople {
    private final Database database;
    private final OrganizationLine<Newcomer, Looks.Sight, Result> line;

    public ImportPeople(Database database, LineLimits limits) {
        this.database = database;
        this.line = new OrganizationLine<>(database, new SharedImports(), limits, System::nanoTime);
    }

    /** Answers {@link Imports#IMPORT}. */
    public Future<Imports.Report> apply(Imports.ImportPeople request) {
        return database.with(client -> client.preparedQuery(ImportSql.CONNECTIONS)
                        .execute(Tuple.of(request.organization().value())))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> new Newcomer.Named(
                                new ConnectionId(row.getUUID("connection_id")),
                                row.getString("slug"),
                                AuthMethod.valueOf(row.getString("protocol")),
                                row.getBoolean("is_default")))
                        .toList())
                .compose(connections -> {
                    List<Future<Result>> results = request.rows().stream()
                            .map(row -> one(request, row, connections))
                            .toList();
                    return Future.all(results)
                            .map(done -> new Imports.Report(
                                    results.stream().map(Future::result).toList()));
                });
    }

    private Future<Result> one(Imports.ImportPeople request, Imports.Row row, List<Newcomer.Named> connections) {
        return Future.succeededFuture()
                .map(begun -> Newcomer.of(request.actor(), row, connections))
                .compose(person -> line.enter(request.organization(), person))
                .recover(ImportPeople::refused);
    }

    /** What the schema refuses concerns the row; that the organization or the database is away concerns them all. */
    private static Future<Result> refused(Throwable fault) {
        if (fault instanceof ContractFailure said && said.code() != ErrorCode.ORGANIZATION_UNKNOWN) {
            return Future.succeededFuture(new Result.Refused(said.code(), String.valueOf(said.getMessage())));
        }
        if ("user_account_pkey".equals(WriteFaults.constraint(fault))) {
            return Future.succeededFuture(
                    new Result.Refused(ErrorCode.CONFLICT, "A deleted person of the organization had this id."));
        }
        return WriteFaults.saidByPostgres(fault)
                ? Future.succeededFuture(
                        new Result.Refused(ErrorCode.CONFLICT, "Somebody of the organization has what the row says."))
                : Future.failedFuture(fault);
    }
}
