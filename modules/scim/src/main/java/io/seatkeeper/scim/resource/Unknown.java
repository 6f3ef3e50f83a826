package io.seatkeeper.scim.resource;

import io.seatkeeper.contract.ContractFailure;
import io.seatkeeper.contract.ErrorCode;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Collects the names in one request that no schema has, for the request log; a strict client is refused at the first. */
public final class Unknown {
    private static final int MOST = 50;
    private static final int LONGEST = 200;

    private final Manner manner;
    private final boolean skipsMembers;
    private final Set<String> names = new LinkedHashSet<>();

    /** For a request whose unknown members are refused. */
    public Unknown(Manner manner) {
        this(manner, false);
    }

    /** @param skipsMembers whether members of a team whom nobody knows are passed over */
    public Unknown(Manner manner, boolean skipsMembers) {
        this.manner = manner;
        this.skipsMembers = skipsMembers;
    }

    /** How exact the client is. */
    public Manner manner() {
        return manner;
    }

    /** Whether members of a team whom nobody knows are passed over. */
    public boolean skipsMembers() {
        return skipsMembers;
    }

    /** What was met, in order, each once; at most 50. */
    public List<String> names() {
        return List.copyOf(names);
    }

    /** @throws ContractFailure {@link ErrorCode#SCIM_INVALID_SYNTAX} for a strict client */
    public void meet(String name) {
        String shown = name.length() <= LONGEST ? name : name.substring(0, LONGEST);
        if (manner == Manner.STRICT) {
            throw new ContractFailure(ErrorCode.SCIM_INVALID_SYNTAX, "No schema of the type has '" + shown + "'.");
        }
        if (names.size() < MOST) {
            names.add(shown);
        }
    }
}
