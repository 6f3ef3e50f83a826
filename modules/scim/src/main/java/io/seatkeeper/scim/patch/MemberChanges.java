package io.seatkeeper.scim.patch;

import io.seatkeeper.contract.Teams.MemberChange;
import io.seatkeeper.contract.UserId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Changes of members in their order, neighbours of one kind joined: some clients send an operation for each of thousands of
 * members, and the database is asked once.
 */
final class MemberChanges {
    private final List<MemberChange> changes = new ArrayList<>();
    private final List<UserId> users = new ArrayList<>();
    private @Nullable MemberChange last;

    void add(MemberChange change) {
        if (change.users().isEmpty() && !(change instanceof MemberChange.ReplaceAll)) {
            return;
        }
        if (last == null || last.getClass() != change.getClass() || change instanceof MemberChange.ReplaceAll) {
            flush();
            last = change;
        }
        users.addAll(change.users());
    }

    List<MemberChange> changes() {
        flush();
        last = null;
        return List.copyOf(changes);
    }

    private void flush() {
        switch (last) {
            case null -> {}
            case MemberChange.Add _ -> changes.add(new MemberChange.Add(users));
            case MemberChange.RemoveThese _ -> changes.add(new MemberChange.RemoveThese(users));
            case MemberChange.ReplaceAll _ -> changes.add(new MemberChange.ReplaceAll(users));
        }
        users.clear();
    }
}
