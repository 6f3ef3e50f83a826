package io.seatkeeper.app.roster;

import java.io.IOException;
import java.io.PushbackReader;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads CSV record by record (RFC 4180): quoted fields may hold commas, quotes and line breaks; blank lines are skipped. */
final class CsvReader {
    private static final int LONGEST_FIELD = 10_000;
    private static final int MOST_FIELDS = 100;
    private static final int BYTE_ORDER_MARK = 0xFEFF;
    private static final int END = -1;

    private final PushbackReader text;
    private int line = 1;

    /** @param line where it begins, from 1 */
    record Line(int line, List<String> fields) {
        Line {
            fields = List.copyOf(fields);
        }
    }

    CsvReader(Reader text) throws IOException {
        this.text = new PushbackReader(text);
        int first = this.text.read();
        if (first != BYTE_ORDER_MARK && first != END) {
            this.text.unread(first);
        }
    }

    /** The next one; empty at the end. */
    Optional<Line> next() throws IOException {
        while (true) {
            int begin = line;
            List<String> fields = fields();
            if (fields.isEmpty()) {
                return Optional.empty();
            }
            if (fields.size() > 1 || !fields.getFirst().isBlank()) {
                return Optional.of(new Line(begin, fields));
            }
        }
    }

    /** None at the end of the file. */
    private List<String> fields() throws IOException {
        List<String> fields = new ArrayList<>();
        int next = text.read();
        if (next == END) {
            return fields;
        }
        while (true) {
            StringBuilder field = new StringBuilder();
            next = next == '"' ? quoted(field) : plain(field, next);
            fields.add(field.toString());
            if (fields.size() > MOST_FIELDS) {
                throw new RosterFault("Line " + line + " has more than " + MOST_FIELDS + " fields.");
            }
            if (next != ',') {
                endOfLine(next);
                return fields;
            }
            next = text.read();
        }
    }

    /** Answers what stands behind the closing quote. */
    private int quoted(StringBuilder field) throws IOException {
        while (true) {
            int next = text.read();
            if (next == END) {
                throw new RosterFault("Line " + line + ": a quoted field does not end.");
            }
            if (next == '"') {
                next = text.read();
                if (next != '"') {
                    return behind(next);
                }
            } else if (next == '\n') {
                line++;
            }
            add(field, next);
        }
    }

    private int behind(int next) {
        if (next != ',' && next != '\r' && next != '\n' && next != END) {
            throw new RosterFault("Line " + line + ": something stands behind a closing quote.");
        }
        return next;
    }

    private int plain(StringBuilder field, int first) throws IOException {
        int next = first;
        while (next != ',' && next != '\r' && next != '\n' && next != END) {
            add(field, next);
            next = text.read();
        }
        return next;
    }

    private void endOfLine(int end) throws IOException {
        if (end == '\r') {
            int next = text.read();
            if (next != '\n' && next != END) {
                text.unread(next);
            }
        }
        line++;
    }

    private void add(StringBuilder field, int next) {
        field.append((char) next);
        if (field.length() > LONGEST_FIELD) {
            throw new RosterFault("Line " + line + ": a field has more than " + LONGEST_FIELD + " characters.");
        }
    }
}
