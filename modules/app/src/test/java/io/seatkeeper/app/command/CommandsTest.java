package io.seatkeeper.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.seatkeeper.app.Main;
import io.seatkeeper.practiceidp.message.AssertionDraft;
import io.seatkeeper.practiceidp.message.IdpMetadataDraft;
import io.seatkeeper.practiceidp.message.NameId;
import io.seatkeeper.practiceidp.message.ResponseDraft;
import io.seatkeeper.practiceidp.message.SamlKey;
import io.seatkeeper.practiceidp.message.SignatureStyle;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandsTest {
    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

    private final PrintStream usualOutput = System.out;
    private final PrintStream usualErrors = System.err;
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    @TempDir
    private Path folder = Path.of(".");

    @BeforeEach
    void listen() {
        PrintStream both = new PrintStream(said, true, StandardCharsets.UTF_8);
        System.setOut(both);
        System.setErr(both);
    }

    @AfterEach
    void restore() {
        System.setOut(usualOutput);
        System.setErr(usualErrors);
    }

    @Test
    void theSampleConfigurationHolds() {
        assertThat(Main.run(
                        "check-config",
                        "--config",
                        Path.of("..", "..", "deploy", "seatkeeper.yaml").toString()))
                .as(said.toString(StandardCharsets.UTF_8))
                .isZero();
    }

    @Test
    void everyFaultOfAConfigurationIsSaidInOneRun() throws IOException {
        Path file = Files.writeString(
                folder.resolve("seatkeeper.yaml"), "SEATKEEPER_HTTP_PORT: 99999\nSEATKEEPER_LOG_FORMAT: xml\n");

        assertThat(Main.run("check-config", "--config", file.toString())).isEqualTo(1);
        assertThat(said.toString(StandardCharsets.UTF_8))
                .contains("SEATKEEPER_HTTP_PORT")
                .contains("SEATKEEPER_LOG_FORMAT");
    }

    @Test
    void aGoodTokenIsAcceptedALateOneRejectedAndNoTokenUnreadable() throws Exception {
        ECKey key = new ECKeyGenerator(Curve.P_256).keyID("one").generate();
        Path keys = Files.writeString(folder.resolve("jwks.json"), new JWKSet(key.toPublicJWK()).toString());
        Path token = Files.writeString(folder.resolve("token.jwt"), token(key));

        assertThat(inspect(keys, token, NOON)).isZero();
        assertThat(inspect(keys, token, NOON.plusSeconds(3_600))).isEqualTo(1);
        assertThat(said.toString(StandardCharsets.UTF_8)).contains("FAILED  exp");
        assertThat(inspect(keys, keys, NOON)).isEqualTo(2);
        assertThat(inspect(keys, folder.resolve("nothing"), NOON)).isEqualTo(2);
    }

    @Test
    void responseOfSamlIsAcceptedRejectedOrUnreadableByExitCode() throws Exception {
        String provider = "https://idp.example";
        String ours = "https://seats.example/";
        SamlKey key = SamlKey.rsa("idp");
        AssertionDraft assertion = AssertionDraft.of(
                provider, ours + "acs", ours, "_r1", NameId.of("ada@acme.example", NameId.EMAIL), NOON);
        Path metadata = Files.writeString(
                folder.resolve("idp.xml"), IdpMetadataDraft.xml(provider, List.of(key), provider, provider));
        Path response = Files.writeString(
                folder.resolve("response.xml"),
                ResponseDraft.of(provider, ours + "acs", "_r1", NOON)
                        .with(assertion.sign(SignatureStyle.of(key)))
                        .xml());

        assertThat(inspectSaml(metadata, response, NOON)).isZero();
        assertThat(inspectSaml(metadata, response, NOON.plusSeconds(3_600))).isEqualTo(1);
        assertThat(said.toString(StandardCharsets.UTF_8)).contains("FAILED  Conditions NotOnOrAfter");
        assertThat(inspectSaml(metadata, metadata, NOON)).isEqualTo(2);
        assertThat(inspectSaml(metadata, folder.resolve("nothing"), NOON)).isEqualTo(2);
    }

    private static int inspectSaml(Path metadata, Path response, Instant at) {
        return Main.run(
                "saml",
                "inspect",
                "--metadata",
                metadata.toString(),
                "--sp-entity-id",
                "https://seats.example/",
                "--acs",
                "https://seats.example/acs",
                "--at",
                at.toString(),
                response.toString());
    }

    private static int inspect(Path keys, Path token, Instant at) {
        return Main.run(
                "oidc",
                "inspect",
                "--jwks",
                keys.toString(),
                "--issuer",
                "https://idp.example",
                "--client-id",
                "seatkeeper",
                "--at",
                at.toString(),
                token.toString());
    }

    private static String token(ECKey key) throws JOSEException {
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(key.getKeyID()).build(),
                new JWTClaimsSet.Builder()
                        .issuer("https://idp.example")
                        .audience("seatkeeper")
                        .subject("ada")
                        .issueTime(Date.from(NOON))
                        .expirationTime(Date.from(NOON.plusSeconds(300)))
                        .build());
        token.sign(new ECDSASigner(key));
        return token.serialize();
    }
}
