package dev.parley.ingest.elevenlabs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.ingest.proof.RefusalReason;
import dev.parley.ingest.proof.SignatureNotValid;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The known-answer vector was computed and is accepted by the vendor's own library.
class ElevenLabsSignatureTest {
    private static final String BODY = """
            {"type":"post_call_transcription","event_timestamp":1739537297,"data":{"agent_id":"xyz","conversation_id":"abc","status":"done"}}""";
    private static final String V0 = "bd78eee0853db678e3a1abc7af9e862ecc6d3105495138bf39d95edb50f0e711";
    private static final String HEADER = "t=4102444800,v0=" + V0;
    private static final Instant SIGNED_AT = Instant.ofEpochSecond(4_102_444_800L);
    private static final String SECRET = "wsec_testsecret";

    @Test
    void theVendorsOwnVectorIsAccepted() {
        assertThatCode(() -> verify(HEADER, BODY, SIGNED_AT, SECRET)).doesNotThrowAnyException();
        assertThatCode(() -> verify("v0=" + V0 + ",t=4102444800", BODY, SIGNED_AT, SECRET)).doesNotThrowAnyException();
    }

    @Test
    void itCountsForHalfAnHourAndAMinuteEarly() {
        assertThatCode(() -> verify(HEADER, BODY, SIGNED_AT.plusSeconds(1800), SECRET)).doesNotThrowAnyException();
        assertThat(whyRefused(HEADER, BODY, SIGNED_AT.plusSeconds(1801), SECRET)).isEqualTo(RefusalReason.CLOCK);
        assertThatCode(() -> verify(HEADER, BODY, SIGNED_AT.minusSeconds(60), SECRET)).doesNotThrowAnyException();
        assertThat(whyRefused(HEADER, BODY, SIGNED_AT.minusSeconds(61), SECRET)).isEqualTo(RefusalReason.CLOCK);
    }

    @Test
    void anyOfSeveralSignaturesAndSecretsWillDo() {
        assertThatCode(() -> verify("t=4102444800,v0=" + "0".repeat(64) + ",v0=" + V0, BODY, SIGNED_AT, "wsec_other",
                SECRET)).doesNotThrowAnyException();
        assertThat(whyRefused(HEADER, BODY, SIGNED_AT, "wsec_other")).isEqualTo(RefusalReason.WRONG_KEY);
        assertThat(whyRefused(HEADER, BODY, SIGNED_AT)).isEqualTo(RefusalReason.UNKNOWN_KEY);
    }

    @Test
    void aBodyThatWasWrittenAnewIsToldFromAnotherOne() {
        assertThat(whyRefused(HEADER, BODY.replace(",", ",\n  "), SIGNED_AT, SECRET))
                .isEqualTo(RefusalReason.BODY_RE_SERIALISED);
        assertThat(whyRefused(HEADER, BODY.replace("done", "gone"), SIGNED_AT, SECRET))
                .isEqualTo(RefusalReason.WRONG_KEY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "garbage", "t=4102444800", "v0=" + V0, "t=4102444800, v0=" + V0, "t=soon,v0=" + V0,
            "t=4102444800,t=4102444800,v0=" + V0, "t=-1,v0=" + V0, "t=99999999999999999999,v0=" + V0})
    void whatIsNotInItsFormIsRefused(String header) {
        assertThat(whyRefused(header, BODY, SIGNED_AT, SECRET)).isEqualTo(RefusalReason.MALFORMED);
    }

    @Test
    void upperCaseIsAnotherSignature() {
        assertThat(whyRefused("t=4102444800,v0=" + V0.toUpperCase(Locale.ROOT), BODY, SIGNED_AT, SECRET))
                .isEqualTo(RefusalReason.WRONG_KEY);
    }

    @Test
    void noneIsMissingAndABearerTokenIsNone() {
        assertThat(whyRefused(null, BODY, SIGNED_AT, SECRET)).isEqualTo(RefusalReason.MISSING);
        assertThat(whyRefused("Bearer abc", BODY, SIGNED_AT, SECRET)).isEqualTo(RefusalReason.BEARER_PREFIX);
    }

    private static RefusalReason whyRefused(String header, String body, Instant now, String... secrets) {
        var why = new RefusalReason[1];
        assertThatThrownBy(() -> verify(header, body, now, secrets)).isInstanceOfSatisfying(SignatureNotValid.class,
                refused -> why[0] = refused.reason());
        return why[0];
    }

    private static void verify(String header, String body, Instant now, String... secrets) {
        new ElevenLabsSignature(new ElevenLabsConfig() {
            @Override
            public Optional<List<String>> webhookSecrets() {
                return secrets.length == 0 ? Optional.empty() : Optional.of(List.of(secrets));
            }

            @Override
            public Duration ageMax() {
                return Duration.ofMinutes(30);
            }

            @Override
            public Duration aheadMax() {
                return Duration.ofMinutes(1);
            }
        }, Clock.fixed(now, ZoneOffset.UTC)).verify(header, body.getBytes(UTF_8));
    }
}
