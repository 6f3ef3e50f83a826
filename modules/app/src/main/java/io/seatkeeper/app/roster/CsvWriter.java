package io.seatkeeper.app.roster;

import java.io.IOException;
import java.util.List;

/** Writes CSV (RFC 4180), quoting where it must. */
final class CsvWriter {
    private final Appendable out;

    CsvWriter(Appendable out) {
        this.out = out;
    }

    void write(List<String> fields) throws IOException {
        for (int place = 0; place < fields.size(); place++) {
            out.append(place == 0 ? "" : ",").append(written(fields.get(place)));
        }
        out.append("\r\n");
    }

    private static String written(String field) {
        boolean plain = field.chars().noneMatch(each -> each == ',' || each == '"' || each == '\r' || each == '\n');
        return plain ? field : '"' + field.replace("\"", "\"\"") + '"';
    }
}
