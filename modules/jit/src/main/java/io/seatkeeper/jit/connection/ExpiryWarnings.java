package io.seatkeeper.jit.connection;

import io.seatkeeper.jit.saml.key.OwnKeyPair;
import io.seatkeeper.jit.saml.key.OwnKeys;
import io.seatkeeper.jit.saml.metadata.IdpMetadata;
import io.seatkeeper.jit.saml.metadata.KeyCertificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** When which certificate's end is to be told: 30 days before it and 7, once each. */
final class ExpiryWarnings {
    private static final List<Integer> DAYS = List.of(30, 7);

    private ExpiryWarnings() {}

    /** Whose certificate it is. */
    enum Use {
        PROVIDER_SIGNING,
        OWN_SIGNING,
        OWN_ENCRYPTION
    }

    record Used(Use use, KeyCertificate certificate) {}

    /**
     * One warning.
     *
     * @param days before the end, of which this is the warning
     */
    record Warning(Used used, int days) {}

    /**
     * What is due now.
     *
     * @param warnings to be told: of each certificate the tightest only
     * @param marks all that needs no telling any more
     */
    record Due(List<Warning> warnings, Set<String> marks) {
        Due {
            warnings = List.copyOf(warnings);
            marks = Set.copyOf(marks);
        }
    }

    static List<Used> certificates(IdpMetadata provider, OwnKeys keys) {
        List<Used> used = new ArrayList<>();
        provider.certificates().forEach(certificate -> used.add(new Used(Use.PROVIDER_SIGNING, certificate)));
        for (OwnKeyPair pair : keys.all()) {
            used.add(new Used(Use.OWN_SIGNING, pair.signing().certificate()));
            used.add(new Used(Use.OWN_ENCRYPTION, pair.encryption().certificate()));
        }
        return List.copyOf(used);
    }

    /** When the next warning is due, perhaps long ago; empty when all were told. */
    static Optional<Instant> next(List<Used> certificates, Set<String> marks) {
        return certificates.stream()
                .flatMap(used -> DAYS.stream()
                        .filter(days -> !marks.contains(mark(used, days)))
                        .map(days -> due(used, days)))
                .min(Instant::compareTo);
    }

    static Due due(List<Used> certificates, Set<String> marks, Instant now) {
        List<Warning> warnings = new ArrayList<>();
        // Marks of certificates that are gone go with them.
        Set<String> kept = new HashSet<>(marks);
        kept.retainAll(certificates.stream().flatMap(ExpiryWarnings::marks).toList());
        for (Used used : certificates) {
            List<Integer> due =
                    DAYS.stream().filter(days -> !due(used, days).isAfter(now)).toList();
            due.stream()
                    .reduce((looser, tighter) -> tighter)
                    .filter(tightest -> !kept.contains(mark(used, tightest)))
                    .ifPresent(tightest -> warnings.add(new Warning(used, tightest)));
            due.forEach(days -> kept.add(mark(used, days)));
        }
        return new Due(warnings, kept);
    }

    private static Instant due(Used used, int days) {
        return used.certificate().notAfter().minus(Duration.ofDays(days));
    }

    private static Stream<String> marks(Used used) {
        return DAYS.stream().map(days -> mark(used, days));
    }

    private static String mark(Used used, int days) {
        return used.certificate().sha256() + ":" + days;
    }
}
