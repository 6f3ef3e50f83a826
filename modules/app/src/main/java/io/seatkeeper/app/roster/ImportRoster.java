package io.seatkeeper.app.roster;

import io.seatkeeper.contract.Actor;
import io.seatkeeper.contract.Imports;
import io.seatkeeper.contract.Imports.Result;
import io.seatkeeper.contract.OrganizationId;
import io.seatkeeper.platform.Bus;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Brings the people of a file into an organization, a few hundred rows at a time. A row that is refused is told and skipped; the
 * others come in. The same file again changes nothing. Blocks.
 */
public final class ImportRoster {
    private static final int ROWS_AT_ONCE = 250;

    private final Bus bus;
    private final OrganizationId organization;
    private final Appendable report;
    private final ProgressBar progress;

    /** How it went, in rows. */
    public record Tally(long created, long present, long refused) {
        private Tally and(Result result) {
            return switch (result) {
                case Result.Created made -> new Tally(created + 1, present, refused);
                case Result.Present there -> new Tally(created, present + 1, refused);
                case Result.Refused no -> new Tally(created, present, refused + 1);
            };
        }

        long rows() {
            return created + present + refused;
        }
    }

    /** @param report gets a line of CSV for each row: its line, what came of it, whose account it is, what to mend */
    public ImportRoster(Bus bus, OrganizationId organization, Appendable report, ProgressBar progress) {
        this.bus = bus;
        this.organization = organization;
        this.report = report;
        this.progress = progress;
    }

    private record Pending(int line, Imports.Row row, String remark) {}

    /** @throws RosterFault when the file is no list of people; rows before the fault may be in by then, and are reported */
    public Tally run(Path file) throws IOException {
        CsvWriter lines = new CsvWriter(report);
        lines.write(List.of("line", "outcome", "id", "message"));
        try (InputStream bytes = Files.newInputStream(file);
                CountedInput counted = new CountedInput(bytes);
                BufferedReader text =
                        new BufferedReader(new InputStreamReader(counted, StandardCharsets.UTF_8.newDecoder()))) {
            return read(new CsvReader(text), lines, counted, Files.size(file));
        } catch (CharacterCodingException notUtf8) {
            throw new RosterFault("The file is not written in UTF-8.");
        }
    }

    private Tally read(CsvReader csv, CsvWriter lines, CountedInput counted, long size) throws IOException {
        RosterColumns columns = RosterColumns.of(csv.next()
                .orElseThrow(() -> new RosterFault("The file is empty."))
                .fields());
        Tally tally = new Tally(0, 0, 0);
        List<Pending> pending = new ArrayList<>();
        Optional<CsvReader.Line> next = csv.next();
        while (next.isPresent()) {
            try {
                pending.add(new Pending(next.get().line(), columns.row(next.get()), columns.remark(next.get())));
            } catch (RosterFault fault) {
                lines.write(
                        List.of(String.valueOf(next.get().line()), "refused", "", String.valueOf(fault.getMessage())));
                tally = new Tally(tally.created(), tally.present(), tally.refused() + 1);
            }
            next = csv.next();
            if (pending.size() == ROWS_AT_ONCE || next.isEmpty()) {
                tally = send(pending, lines, tally);
                progress.show(counted.count(), size, "%,d rows".formatted(tally.rows()));
                pending.clear();
            }
        }
        return tally;
    }

    private Tally send(List<Pending> pending, CsvWriter lines, Tally before) throws IOException {
        if (pending.isEmpty()) {
            return before;
        }
        Actor operator = new Actor(Actor.Kind.OPERATOR, "operator", "import");
        List<Result> results = bus.call(
                        Imports.IMPORT,
                        new Imports.ImportPeople(
                                operator,
                                organization,
                                pending.stream().map(Pending::row).toList()))
                .await()
                .results();
        Tally tally = before;
        progress.hide();
        for (int place = 0; place < results.size(); place++) {
            tally = tally.and(results.get(place));
            lines.write(told(pending.get(place), results.get(place)));
        }
        return tally;
    }

    private static List<String> told(Pending pending, Result result) {
        String number = String.valueOf(pending.line());
        return switch (result) {
            case Result.Created created ->
                List.of(number, "created", created.user().toString(), pending.remark());
            case Result.Present present ->
                List.of(number, "present", present.user().toString(), pending.remark());
            case Result.Refused refused -> List.of(number, "refused", "", refused.message());
        };
    }
}
