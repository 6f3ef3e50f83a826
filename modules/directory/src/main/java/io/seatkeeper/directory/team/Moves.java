package io.seatkeeper.directory.team;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.UUID;

/**
 * Who joined and who left by a change, in the end: who left and joined again did neither.
 *
 * @param joined how many joined
 * @param left how many left
 * @param whoJoined who, in their order; empty where the change is too large to name them
 * @param whoLeft who; empty where the change is too large to name them
 */
record Moves(int joined, int left, Set<UUID> whoJoined, Set<UUID> whoLeft) {
    static final Moves NONE = new Moves(0, 0, Set.of(), Set.of());

    Moves {
        whoJoined = new LinkedHashSet<>(whoJoined);
        whoLeft = new LinkedHashSet<>(whoLeft);
    }

    static Moves named(Set<UUID> joined, Set<UUID> left) {
        return new Moves(joined.size(), left.size(), joined, left);
    }

    static Moves counted(int joined, int left) {
        return new Moves(joined, left, Set.of(), Set.of());
    }

    boolean isEmpty() {
        return joined == 0 && left == 0;
    }
}
