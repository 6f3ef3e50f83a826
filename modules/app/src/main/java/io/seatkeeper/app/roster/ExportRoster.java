package io.seatkeeper.app.roster;

import io.seatkeeper.contract.OrganizationId;
import io.seatkeeper.contract.Page;
import io.seatkeeper.contract.User;
import io.seatkeeper.contract.Users;
import io.seatkeeper.platform.Bus;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Writes an organization's people, the newest first, page by page. Blocks. */
public final class ExportRoster {
    private static final int ROWS_AT_ONCE = 500;

    private final Bus bus;
    private final OrganizationId organization;
    private final ProgressBar progress;

    public ExportRoster(Bus bus, OrganizationId organization, ProgressBar progress) {
        this.bus = bus;
        this.organization = organization;
        this.progress = progress;
    }

    /** Answers how many were written. */
    public long run(Appendable out) throws IOException {
        CsvWriter lines = new CsvWriter(out);
        lines.write(RosterColumns.header());
        long done = 0;
        @Nullable String cursor = null;
        do {
            Page<User> page = bus.call(Users.SEARCH, everybody(new Page.Request(ROWS_AT_ONCE, cursor)))
                    .await()
                    .page();
            for (User user : page.items()) {
                lines.write(RosterColumns.fields(user));
            }
            done += page.items().size();
            progress.show(done, page.total(), "%,d of %,d people".formatted(done, page.total()));
            cursor = page.next();
        } while (cursor != null);
        return done;
    }

    private Users.Search everybody(Page.Request page) {
        return new Users.Search(
                organization,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                page);
    }
}
