package io.seatkeeper.directory.query;

import io.seatkeeper.contract.OrganizationId;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** The values of a statement in the making; each answers by which placeholder it stands. The first is the organization. */
final class Parameters {
    /** The organization's placeholder. */
    static final String ORGANIZATION = "$1";

    private final List<Object> values = new ArrayList<>();

    Parameters(OrganizationId organization) {
        values.add(organization.value());
    }

    /** PostgreSQL takes no NUL; nothing that is stored holds one, nor its replacement beside it. */
    String text(String value) {
        return add(value.replace('\0', '\uFFFD'), "::text");
    }

    String uuid(UUID value) {
        return add(value, "::uuid");
    }

    String moment(Instant value) {
        return add(value.atOffset(ZoneOffset.UTC), "::timestamptz");
    }

    String number(long value) {
        return add(value, "::bigint");
    }

    Tuple tuple() {
        return Tuple.from(values);
    }

    private String add(Object value, String type) {
        values.add(value);
        return "$" + values.size() + type;
    }
}
