package io.seatkeeper.practiceidp.page;

import io.seatkeeper.practiceidp.tenant.Fault;
import io.seatkeeper.practiceidp.tenant.Fault.Protocols;
import java.util.Arrays;
import java.util.List;

/**
 * One group of the menu of faults.
 *
 * @param label its heading
 * @param faults what it offers
 */
public record FaultMenu(String label, List<Fault> faults) {
    /** Every fault that means something in a sign-in by this protocol, in groups. */
    static List<FaultMenu> of(Protocols protocol) {
        return Arrays.stream(Fault.Kind.values())
                .map(kind -> new FaultMenu(
                        kind.label(),
                        Arrays.stream(Fault.values())
                                .filter(fault -> fault.kind() == kind && fault.spoilsSignInBy(protocol))
                                .toList()))
                .filter(group -> !group.faults().isEmpty())
                .toList();
    }
}
