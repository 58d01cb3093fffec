package dev.parley.billing.csv;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Comma-separated values as RFC 4180 has them: a header, every line ended by CRLF, and quotes where a field needs
/// them.
///
/// A spreadsheet takes a field that begins like a formula for one, and runs it. Such a field gets an apostrophe in
/// front, unless it is a whole number: a negative amount stays one.
public final class Csv {
    private static final String LINE_END = "\r\n";
    private static final String BEGINS_A_FORMULA = "=+-@\t\r";
    private static final Pattern WHOLE_NUMBER = Pattern.compile("-?[0-9]+");
    private static final String NEEDS_QUOTES = "\",\r\n";

    private Csv() {}

    /// @param rows
    ///            each as wide as the header; what is not known is an empty field
    public static String of(List<String> header, Stream<List<String>> rows) {
        var text = new StringBuilder();
        append(header, text);
        rows.forEachOrdered(row -> {
            if (row.size() != header.size()) {
                throw new IllegalArgumentException(
                        "A row of " + row.size() + " fields under a header of " + header.size());
            }
            append(row, text);
        });
        return text.toString();
    }

    private static void append(List<String> fields, StringBuilder text) {
        for (int i = 0; i < fields.size(); i++) {
            text.append(i == 0 ? "" : ",").append(field(fields.get(i)));
        }
        text.append(LINE_END);
    }

    private static String field(String value) {
        var harmless = beginsAFormula(value) ? "'" + value : value;
        return needsQuotes(harmless) ? "\"" + harmless.replace("\"", "\"\"") + "\"" : harmless;
    }

    private static boolean needsQuotes(String value) {
        return value.chars().anyMatch(letter -> NEEDS_QUOTES.indexOf(letter) >= 0);
    }

    private static boolean beginsAFormula(String value) {
        return !value.isEmpty() && BEGINS_A_FORMULA.indexOf(value.charAt(0)) >= 0
                && !WHOLE_NUMBER.matcher(value).matches();
    }
}
