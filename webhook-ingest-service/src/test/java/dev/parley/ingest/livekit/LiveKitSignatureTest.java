package dev.parley.ingest.livekit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.ingest.delivery.SignatureNotValid;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
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
        assertThatCode(() -> signature(SIGNED_AT).verify(TOKEN, BODY)).doesNotThrowAnyException();
        assertThatCode(() -> signature(SIGNED_AT).verify("Bearer " + TOKEN, BODY)).doesNotThrowAnyException();
    }

    @Test
    void clocksMayDisagreeByTheLeeway() {
        assertThatCode(() -> signature(SIGNED_AT.minusSeconds(60)).verify(TOKEN, BODY)).doesNotThrowAnyException();
        assertThat(whyRefused(signature(SIGNED_AT.minusSeconds(61)), TOKEN, BODY)).contains("clocks");
    }

    @Test
    void anExpiredTokenIsRefused() {
        assertThat(whyRefused(signature(Instant.ofEpochSecond(4_102_444_861L)), TOKEN, BODY)).contains("too old");
    }

    @Test
    void aBodyThatWasWrittenAnewIsRefused() {
        var indented = new String(BODY, StandardCharsets.UTF_8).replace(",", ", ").getBytes(StandardCharsets.UTF_8);
        assertThat(whyRefused(signature(SIGNED_AT), TOKEN, indented)).contains("another body");
    }

    @Test
    void aTokenOfAnUnknownKeyIsRefused() {
        var others = new LiveKitSignature(config("other", "secret", Map.of()), new ObjectMapper(), at(SIGNED_AT));
        assertThat(whyRefused(others, TOKEN, BODY)).contains("unknown key");
    }

    @Test
    void aKeyThatIsBeingRetiredIsStillBelieved() {
        var changing = new LiveKitSignature(config("newkey", "newsecret", Map.of("devkey", SECRET)), new ObjectMapper(),
                at(SIGNED_AT));
        assertThatCode(() -> changing.verify(TOKEN, BODY)).doesNotThrowAnyException();
    }

    @Test
    void aTokenOfAnotherSecretIsRefused() {
        var others = new LiveKitSignature(config("devkey", "secret", Map.of()), new ObjectMapper(), at(SIGNED_AT));
        assertThat(whyRefused(others, TOKEN, BODY)).contains("wrong secret");
    }

    @Test
    void whatIsNoTokenIsRefused() {
        assertThat(whyRefused(signature(SIGNED_AT), null, BODY)).contains("no Authorization");
        assertThat(whyRefused(signature(SIGNED_AT), "garbage", BODY)).contains("not a token");
        assertThat(whyRefused(signature(SIGNED_AT), "a.b.c", BODY)).contains("not a token");
        assertThat(whyRefused(signature(SIGNED_AT), "eyJhbGciOiJub25lIn0.e30.", BODY)).contains("HS256");
    }

    private static String whyRefused(LiveKitSignature signature, String token, byte[] body) {
        var why = new String[1];
        assertThatThrownBy(() -> signature.verify(token, body))
                .isInstanceOfSatisfying(SignatureNotValid.class, refused -> why[0] = refused.why())
                .hasMessage("Invalid webhook signature");
        return why[0];
    }

    private static LiveKitSignature signature(Instant now) {
        return new LiveKitSignature(config("devkey", SECRET, Map.of()), new ObjectMapper(), at(now));
    }

    private static Clock at(Instant now) {
        return Clock.fixed(now, ZoneOffset.UTC);
    }

    private static LiveKitConfig config(String key, String secret, Map<String, String> retiring) {
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
        };
    }
}
