package dev.parley.billing.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTest {

    @Test
    void everyLineEndsWithCrLfTheLastOneToo() {
        assertThat(Csv.of(List.of("a", "b"), Stream.of(List.of("1", "2"), List.of("", "x"))))
                .isEqualTo("a,b\r\n1,2\r\n,x\r\n");
    }

    @Test
    void aReportWithoutRowsIsItsHeader() {
        assertThat(Csv.of(List.of("a", "b"), Stream.of())).isEqualTo("a,b\r\n");
    }

    @Test
    void whatWouldBreakALineIsQuoted() {
        assertThat(field("a,b")).isEqualTo("\"a,b\"");
        assertThat(field("say \"yes\"")).isEqualTo("\"say \"\"yes\"\"\"");
        assertThat(field("two\nlines")).isEqualTo("\"two\nlines\"");
        assertThat(field("two\rlines")).isEqualTo("\"two\rlines\"");
        assertThat(field("plain text; é 漢")).isEqualTo("plain text; é 漢");
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1+1", "-", "@SUM(A1)", "\tx", "- 5", "-1.5"})
    void whatASpreadsheetWouldRunGetsAnApostrophe(String formula) {
        assertThat(field(formula)).isEqualTo("'" + formula);
    }

    @Test
    void anApostropheAndQuotesGoTogether() {
        assertThat(field("=HYPERLINK(\"x\",\"y\")")).isEqualTo("\"'=HYPERLINK(\"\"x\"\",\"\"y\"\")\"");
        assertThat(field("\rx")).isEqualTo("\"'\rx\"");
    }

    @Test
    void aNegativeAmountStaysANumber() {
        assertThat(field("-120")).isEqualTo("-120");
        assertThat(field("0")).isEqualTo("0");
    }

    @Test
    void aRowOfAnotherWidthIsRefused() {
        assertThatThrownBy(() -> Csv.of(List.of("a", "b"), Stream.of(List.of("1"))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static String field(String value) {
        return Csv.of(List.of("h"), Stream.of(List.of(value))).replaceFirst("^h\r\n", "").replaceFirst("\r\n$", "");
    }
}
