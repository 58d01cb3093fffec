package dev.parley.sandbox.platform;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JwtTest {
    private static final String SECRET = "secretsecretsecretsecretsecret32";
    private static final String CLAIMS = "{\"iss\":\"devkey\",\"nbf\":1700000060,\"exp\":4102444800,\"iat\":1700000060,"
            + "\"sha256\":\"iB1e3V0l7eKmwy4Pu+HWX4XlPoKSnjtcYnGC149hwY4=\"}";
    private static final String KNOWN_ANSWER = "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJpc3MiOiJkZXZrZXkiLCJuYmYiOjE3M"
            + "DAwMDAwNjAsImV4cCI6NDEwMjQ0NDgwMCwiaWF0IjoxNzAwMDAwMDYwLCJzaGEyNTYiOiJpQjFlM1YwbDdlS213eTRQdStIV1g0WGx"
            + "Qb0tTbmp0Y1luR0MxNDlod1k0PSJ9.Ks8sPFUuk-rui7QKch_xErdIgCNciplTiYtXFZ3a_OQ";

    @Test
    void theKnownAnswerIsSigned() {
        assertThat(Jwt.sign(CLAIMS.getBytes(UTF_8), SECRET)).isEqualTo(KNOWN_ANSWER);
    }

    @Test
    void theKnownAnswerIsRecognised() {
        var jwt = Jwt.parse(KNOWN_ANSWER).orElseThrow();

        assertThat(jwt.isSignedWith(SECRET)).isTrue();
        assertThat(jwt.claims().path("iss").asText()).isEqualTo("devkey");
    }

    @Test
    void aSecretOfSixBytesWorks() {
        assertThat(Jwt.parse(Jwt.sign(CLAIMS.getBytes(UTF_8), "secret")).orElseThrow().isSignedWith("secret")).isTrue();
    }

    @Test
    void anotherSecretIsNotAccepted() {
        assertThat(Jwt.parse(KNOWN_ANSWER).orElseThrow().isSignedWith(SECRET + "3")).isFalse();
    }

    @Test
    void changedClaimsAreNotAccepted() {
        var other = Jwt.sign(CLAIMS.replace("devkey", "otherkey").getBytes(UTF_8), SECRET).split("\\.")[1];
        var parts = KNOWN_ANSWER.split("\\.");

        var forged = Jwt.parse(parts[0] + "." + other + "." + parts[2]).orElseThrow();

        assertThat(forged.isSignedWith(SECRET)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "garbage", "a.b.c", "..", "eyJhbGciOiJub25lIn0.e30.",
            "eyJhbGciOiJIUzUxMiJ9.e30.AAAA", "eyJhbGciOiJIUzI1NiJ9.W10.AAAA"})
    void whatIsNoHs256TokenIsNotParsed(String token) {
        assertThat(Jwt.parse(token)).isEmpty();
    }
}
