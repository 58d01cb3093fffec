package dev.parley.service.vendor;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VendorFieldsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"1752216347 | 2025-07-11T06:45:47Z",
            "1752216347.472 | 2025-07-11T06:45:47.472Z",
            "1752216347472 | 2025-07-11T06:45:47.472Z", "\"1752216347472\" | 2025-07-11T06:45:47.472Z",
            "\"1752216347\" | 2025-07-11T06:45:47Z", "1752216347472000 | 2025-07-11T06:45:47.472Z",
            "\"1752216347472000000\" | 2025-07-11T06:45:47.472Z",
            "\"2025-07-11T06:45:47.472000Z\" | 2025-07-11T06:45:47.472Z",
            "\"2025-07-11T08:45:47+02:00\" | 2025-07-11T06:45:47Z", "\"2025-07-11T06:45:47\" | 2025-07-11T06:45:47Z",
            "\"2025-07-11 06:45:47.472\" | 2025-07-11T06:45:47.472Z",
            "\" 2025-07-11T06:45:47Z \" | 2025-07-11T06:45:47Z"})
    void timesAreReadHoweverTheyAreWritten(String written, Instant expected) {
        assertThat(VendorFields.instant(json(written))).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "12", "1e400", "9e99", "\"\"", "\"soon\"", "null", "{}", "[1752216347]", "true",
            "\"+1000000000-12-31T23:59:59Z\"", "\"0001-01-01T00:00:00Z\"", "\"99999999999999999999999\"",
            "\"2025-07-11\"", "\"2025-02-30T00:00:00Z\""})
    void aTimeThatCannotBeIsNone(String written) {
        assertThat(VendorFields.instant(json(written))).isNull();
        assertThat(VendorFields.instant(json(written), Instant.EPOCH)).isEqualTo(Instant.EPOCH);
    }

    @Test
    void namesAreFoundInEitherSpelling() {
        assertThat(VendorFields.text(json("{\"shutdownReason\": \"a\"}"), "shutdownReason")).isEqualTo("a");
        assertThat(VendorFields.text(json("{\"shutdown_reason\": \"a\"}"), "shutdownReason")).isEqualTo("a");
        assertThat(VendorFields.text(json("{\"shutdownReason\": null, \"shutdown_reason\": \"a\"}"), "shutdownReason"))
                .isEqualTo("a");
        assertThat(VendorFields.text(json("{\"s3_key\": \"a\"}"), "s3Key")).isEqualTo("a");
        assertThat(VendorFields.text(json("{\"a\": {}}"), "a")).isNull();
        assertThat(VendorFields.text(json("{\"a\": \"\"}"), "a", "b")).isEqualTo("b");
        assertThat(VendorFields.text(json("\"no object\""), "a")).isNull();
    }

    @Test
    void numbersMayBeText() {
        assertThat(VendorFields.number(json("{\"a\": \"12\"}"), "a")).isEqualTo(12.0);
        assertThat(VendorFields.number(json("{\"a\": 12.5}"), "a")).isEqualTo(12.5);
        assertThat(VendorFields.number(json("{\"a\": 1e999}"), "a")).isNull();
        assertThat(VendorFields.number(json("{\"a\": \"NaN\"}"), "a")).isNull();
        assertThat(VendorFields.number(json("{\"a\": true}"), "a")).isNull();
    }

    @Test
    void enumsComeByNameOrByNumber() {
        var names = List.of("ZERO", "ONE");
        assertThat(VendorFields.name(json("{\"a\": 1}"), "a", names)).isEqualTo("ONE");
        assertThat(VendorFields.name(json("{\"a\": \"0\"}"), "a", names)).isEqualTo("ZERO");
        assertThat(VendorFields.name(json("{\"a\": \"ONE\"}"), "a", names)).isEqualTo("ONE");
        assertThat(VendorFields.name(json("{\"a\": 2}"), "a", names)).isEqualTo("2");
        assertThat(VendorFields.name(json("{\"a\": \"TWO\"}"), "a", names)).isEqualTo("TWO");
        assertThat(VendorFields.name(json("{}"), "a", names)).isNull();
    }

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
