package dev.parley.ingest.delivery;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PayloadTest {
    private static final Set<String> WANTED = Set.of("event", "room.name");

    @Test
    void itsNamesAreFoundWhereverTheyStand() {
        var payload = read(
                """
                        {"x":[{"event":"no","room":{"name":"no"}}],"room":{"x":{"name":"no"},"name":"a \\u00e9 room"},"event":"yes"}""");

        assertThat(payload.text("event")).hasValue("yes");
        assertThat(payload.text("room.name")).hasValue("a é room");
        assertThat(payload.text("else")).isEmpty();
    }

    @Test
    void whatCannotBeANameIsNone() {
        assertThat(read("{\"event\":\"\"}").text("event")).isEmpty();
        assertThat(read("{\"event\":\"  \"}").text("event")).isEmpty();
        assertThat(read("{\"event\":7}").text("event")).isEmpty();
        assertThat(read("{\"event\":\"a\\u0000b\"}").text("event")).isEmpty();
        assertThat(read("{\"event\":\"" + "x".repeat(257) + "\"}").text("event")).isEmpty();
    }

    @Test
    void theValuesOfSecretsAreGoneAndNothingElse() {
        assertThat(
                kept("""
                        { "a": 1.50,  "turnPassword" : "s3\\"cret" ,"room":{"turn_password":"é","n":[{"access_token":{"a":["x"]}},2]},
                          "tokens": 3, "max_tokens": 4, "webhook_url":"https://x/y","secret__name":"z","last":{"API-Key":12345} }
                        """))
                .isEqualTo(
                        """
                                { "a": 1.50,  "turnPassword" : null ,"room":{"turn_password":null,"n":[{"access_token":null},2]},
                                  "tokens": 3, "max_tokens": 4, "webhook_url":null,"secret__name":null,"last":{"API-Key":null} }
                                """);
    }

    @Test
    void aSecretThatStandsTwiceIsGoneTwice() {
        assertThat(kept("{\"token\":\"a\",\"token\":\"b\"}")).isEqualTo("{\"token\":null,\"token\":null}");
    }

    @Test
    void aByteOrderMarkMovesNothing() {
        assertThat(kept("\uFEFF{\"token\":\"a\",\"b\":1}")).isEqualTo("\uFEFF{\"token\":null,\"b\":1}");
    }

    @Test
    void numbersAreNotWorkedOut() {
        var huge = "{\"event\":\"e\",\"n\":1e999999999,\"m\":" + "9".repeat(900) + ",\"token\":1E+400}";

        assertThat(kept(huge)).isEqualTo(huge.replace("1E+400", "null"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "{", "{}", "[]", "[{\"event\":\"e\"}]", "null", "7", "\"event\"", "{\"event\":}",
            "{\"event\":\"e\"", "{\"event\":\"e\"}x", "{\"event\":\"e\"}{}", "{'event':'e'}", "{\"event\":\"e\",}",
            "{\"n\":NaN}", "event=e"})
    void whatIsNoJsonObjectIsRefused(String body) {
        assertThatThrownBy(() -> read(body)).isInstanceOf(PayloadNotReadable.class);
    }

    @Test
    void whatIsTooDeepTooLongOrNotUtf8IsRefused() {
        var deep = "{\"event\":\"e\",\"x\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}";
        var endless = "{\"event\":\"e\",\"x\":" + "9".repeat(100_000) + "}";
        var latin = new byte[]{'{', '"', 'e', '"', ':', '"', (byte) 0xE9, '"', '}'};

        for (var body : new byte[][]{deep.getBytes(UTF_8), endless.getBytes(UTF_8), latin,
                "{\"event\":\"e\"}".getBytes(UTF_16)}) {
            assertThatThrownBy(() -> Payload.read(body, WANTED)).isInstanceOf(PayloadNotReadable.class);
        }
    }

    private static String kept(String body) {
        return new String(read(body).kept(), UTF_8);
    }

    private static Payload read(String body) {
        return Payload.read(body.getBytes(UTF_8), WANTED);
    }
}
