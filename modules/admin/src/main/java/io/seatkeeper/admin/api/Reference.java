package io.seatkeeper.admin.api;

import java.util.List;

/**
 * The OpenAPI document as a page shows it.
 *
 * @param style the page's own style element, safe as it is
 */
public record Reference(String title, String description, String style, List<Section> sections) {
    public Reference {
        sections = List.copyOf(sections);
    }

    /** The operations of one tag. */
    public record Section(String name, String description, List<Shown> operations) {
        public Section {
            operations = List.copyOf(operations);
        }

        public String anchor() {
            return "tag-" + name.toLowerCase(java.util.Locale.ROOT).replace(' ', '-');
        }
    }

    /**
     * One operation.
     *
     * @param access who may call it, in words
     * @param example a body; empty where none is taken
     */
    public record Shown(
            String id,
            String method,
            String path,
            String summary,
            String description,
            String access,
            List<Table> tables,
            String example) {
        public Shown {
            tables = List.copyOf(tables);
        }
    }

    /** Parameters, fields or answers. */
    public record Table(String caption, List<Line> rows) {
        public Table {
            rows = List.copyOf(rows);
        }
    }

    /**
     * One of them.
     *
     * @param form its type and bounds in words
     */
    public record Line(String name, boolean required, String form, String meaning) {}
}
