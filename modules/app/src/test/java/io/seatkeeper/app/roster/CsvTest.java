package io.seatkeeper.app.roster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CsvTest {
    @Test
    void quotedFieldsHoldCommasQuotesAndLineBreaks() throws IOException {
        assertThat(read("a,\"b,\"\"c\"\"\n\",d\r\n\r\ne,f\n"))
                .containsExactly(
                        new CsvReader.Line(1, List.of("a", "b,\"c\"\n", "d")),
                        new CsvReader.Line(4, List.of("e", "f")));
        assertThat(read("\uFEFFemail,\n,"))
                .containsExactly(new CsvReader.Line(1, List.of("email", "")), new CsvReader.Line(2, List.of("", "")));
        assertThat(read("")).isEmpty();
    }

    @Test
    void whatIsNoCsvIsNamedByItsLine() {
        assertThatThrownBy(() -> read("a\n\"b")).isInstanceOf(RosterFault.class).hasMessageContaining("Line 2");
        assertThatThrownBy(() -> read("\"a\"b")).isInstanceOf(RosterFault.class).hasMessageContaining("quote");
        assertThatThrownBy(() -> read("x".repeat(10_001))).isInstanceOf(RosterFault.class);
        assertThatThrownBy(() -> read(",".repeat(100))).isInstanceOf(RosterFault.class);
    }

    @Test
    void whatIsWrittenIsReadAgain() throws IOException {
        List<String> fields = List.of("plain", "a,b", "\"quoted\"", "two\r\nlines", "");
        StringBuilder text = new StringBuilder();
        new CsvWriter(text).write(fields);

        assertThat(read(text.toString())).containsExactly(new CsvReader.Line(1, fields));
    }

    @Test
    void columnsAreCheckedBeforeAnythingIsRead() {
        assertThatThrownBy(() -> RosterColumns.of(List.of("email", "mail"))).hasMessageContaining("\"mail\"");
        assertThatThrownBy(() -> RosterColumns.of(List.of("userName"))).hasMessageContaining("\"email\"");
        assertThatThrownBy(() -> RosterColumns.of(List.of("email", "email"))).hasMessageContaining("twice");
        assertThatThrownBy(() -> RosterColumns.of(List.of("email", "id")).row(new CsvReader.Line(2, List.of("a"))))
                .hasMessageContaining("1 fields instead of 2");
        assertThat(RosterColumns.of(RosterColumns.header())).isNotNull();
    }

    private static List<CsvReader.Line> read(String text) throws IOException {
        CsvReader reader = new CsvReader(new StringReader(text));
        List<CsvReader.Line> lines = new ArrayList<>();
        for (Optional<CsvReader.Line> next = reader.next(); next.isPresent(); next = reader.next()) {
            lines.add(next.get());
        }
        return lines;
    }
}
