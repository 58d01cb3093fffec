package dev.parley.ingest.livekit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.ingest.proof.Hmac;
import dev.parley.ingest.proof.RefusalReason;
import dev.parley.ingest.proof.SignatureNotValid;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// The known-answer vector was computed and is accepted by the vendor's own libraries.
class LiveKitSignatureTest {
    private static final byte[] BODY = """
            {"event":"room_finished","room":{"sid":"RM_vec","name":"vec-room","creationTime":"1700000000"},"id":"EV_vec1","createdAt":"1700000060"}"""
            .getBytes(StandardCharsets.UTF_8);
    private static final String TOKEN = "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJpc3MiOiJkZXZrZXkiLCJuYmYiOjE3MDAwMDAwNjAsImV4cCI6NDEwMjQ0NDgwMCwiaWF0IjoxNzAwMDAwMDYwLCJzaGEyNTYiOiJpQjFlM1YwbDdlS213eTRQdStIV1g0WGxQb0tTbmp0Y1luR0MxNDlod1k0PSJ9.Ks8sPFUuk-rui7QKch_xErdIgCNciplTiYtXFZ3a_OQ";
    private static final Instant SIGNED_AT = Instant.ofEpochSecond(1_700_000_060);
    private static final String SECRET = "secretsecretsecretsecretsecret32";

    @Test
    void theVendorsOwnVectorIsAccepted() {
        assertThatCode(() -> signature(SIGNED_AT).verify(TOKEN, null, BODY)).doesNotThrowAnyException();
        assertThatCode(() -> signature(SIGNED_AT).verify("Bearer " + TOKEN, null, BODY)).doesNotThrowAnyException();
        assertThatCode(() -> signature(SIGNED_AT).verify("bearer " + TOKEN, null, BODY)).doesNotThrowAnyException();
    }

    @Test
    void clocksMayDisagreeByTheLeeway() {
        assertThatCode(() -> signature(SIGNED_AT.minusSeconds(60)).verify(TOKEN, null, BODY))
                .doesNotThrowAnyException();
        assertThat(whyRefused(signature(SIGNED_AT.minusSeconds(61)), TOKEN, BODY)).isEqualTo(RefusalReason.CLOCK);
    }

    @Test
    void anExpiredTokenIsRefused() {
        assertThatCode(() -> signature(Instant.ofEpochSecond(4_102_444_860L)).verify(TOKEN, null, BODY))
                .doesNotThrowAnyException();
        assertThat(whyRefused(signature(Instant.ofEpochSecond(4_102_444_861L)), TOKEN, BODY))
                .isEqualTo(RefusalReason.CLOCK);
    }

    @Test
    void aBodyThatWasWrittenAnewIsToldFromAnotherOne() throws JsonProcessingException {
        var indented = new ObjectMapper().readTree(text(BODY)).toPrettyString();
        assertThat(whyRefused(signature(SIGNED_AT), TOKEN, bytes(indented)))
                .isEqualTo(RefusalReason.BODY_RE_SERIALISED);
        assertThat(whyRefused(signature(SIGNED_AT), TOKEN, bytes(text(BODY).replace("vec-room", "vec_room"))))
                .isEqualTo(RefusalReason.OTHER_BODY);
    }

    @Test
    void aTokenOfAnUnknownKeyIsRefused() {
        assertThat(whyRefused(new LiveKitSignature(config("other", "secret", Map.of(), false), new ObjectMapper(),
                at(SIGNED_AT)), TOKEN, BODY)).isEqualTo(RefusalReason.UNKNOWN_KEY);
    }

    @Test
    void aKeyThatIsBeingRetiredIsStillBelieved() {
        var changing = new LiveKitSignature(config("newkey", "newsecret", Map.of("devkey", SECRET), false),
                new ObjectMapper(), at(SIGNED_AT));
        assertThatCode(() -> changing.verify(TOKEN, null, BODY)).doesNotThrowAnyException();
    }

    @Test
    void aTokenOfAnotherSecretIsRefused() {
        assertThat(whyRefused(new LiveKitSignature(config("devkey", "secret", Map.of(), false), new ObjectMapper(),
                at(SIGNED_AT)), TOKEN, BODY)).isEqualTo(RefusalReason.WRONG_KEY);
    }

    @Test
    void whatIsNoTokenIsRefused() {
        assertThat(whyRefused(signature(SIGNED_AT), null, BODY)).isEqualTo(RefusalReason.MISSING);
        for (var token : List.of("", "garbage", "a.b.c", "eyJhbGciOiJub25lIn0.e30.", "eyJhbGciOiJIUzI1NiJ9.e30.AA",
                "ÿ.ÿ.ÿ")) {
            assertThat(whyRefused(signature(SIGNED_AT), token, BODY)).as(token).isEqualTo(RefusalReason.MALFORMED);
        }
    }

    @Test
    void aBearerTokenThatIsNoWebhooksIsToldApart() {
        assertThat(whyRefused(signature(SIGNED_AT), "Bearer a.b.c", BODY)).isEqualTo(RefusalReason.BEARER_PREFIX);
        assertThat(whyRefused(signature(SIGNED_AT), "Bearer eyJhbGciOiJSUzI1NiJ9.e30.AA", BODY))
                .isEqualTo(RefusalReason.BEARER_PREFIX);
        assertThat(whyRefused(signature(SIGNED_AT), "Bearer Bearer " + TOKEN, BODY))
                .isEqualTo(RefusalReason.BEARER_PREFIX);
    }

    @Test
    void theSeedsHeaderCountsOnlyWhereItIsSwitchedOn() {
        var seeds = HexFormat.of().formatHex(Hmac.of(SECRET, BODY));
        assertThat(whyRefused(signature(SIGNED_AT), null, seeds, BODY)).isEqualTo(RefusalReason.MISSING);

        var switchedOn = new LiveKitSignature(config("devkey", SECRET, Map.of(), true), new ObjectMapper(),
                at(SIGNED_AT));
        assertThatCode(() -> switchedOn.verify(null, seeds, BODY)).doesNotThrowAnyException();
        assertThat(whyRefused(switchedOn, null, seeds, bytes(text(BODY) + " "))).isEqualTo(
                RefusalReason.BODY_RE_SERIALISED);
        assertThat(whyRefused(switchedOn, null, "00", BODY)).isEqualTo(RefusalReason.WRONG_KEY);
        assertThat(whyRefused(switchedOn, "garbage", seeds, BODY)).isEqualTo(RefusalReason.MALFORMED);
    }

    private static RefusalReason whyRefused(LiveKitSignature signature, String token, byte[] body) {
        return whyRefused(signature, token, null, body);
    }

    private static RefusalReason whyRefused(LiveKitSignature signature, String token, String bodySignature,
            byte[] body) {
        var why = new RefusalReason[1];
        assertThatThrownBy(() -> signature.verify(token, bodySignature, body))
                .isInstanceOfSatisfying(SignatureNotValid.class, refused -> why[0] = refused.reason())
                .hasMessage("Invalid webhook signature");
        return why[0];
    }

    private static String text(byte[] body) {
        return new String(body, StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String body) {
        return body.getBytes(StandardCharsets.UTF_8);
    }

    private static LiveKitSignature signature(Instant now) {
        return new LiveKitSignature(config("devkey", SECRET, Map.of(), false), new ObjectMapper(), at(now));
    }

    private static Clock at(Instant now) {
        return Clock.fixed(now, ZoneOffset.UTC);
    }

    private static LiveKitConfig config(String key, String secret, Map<String, String> retiring,
            boolean bodySignature) {
        return new LiveKitConfig() {
            @Override
            public String apiKey() {
                return key;
            }

            @Override
            public String apiSecret() {
                return secret;
            }

            @Override
            public Map<String, String> retiringKeys() {
                return retiring;
            }

            @Override
            public Duration leeway() {
                return Duration.ofSeconds(60);
            }

            @Override
            public boolean bodySignature() {
                return bodySignature;
            }
        };
    }
}
