package dev.parley.billing.report;

import dev.parley.model.problem.FieldError;
import dev.parley.service.error.RequestNotValid;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The days that a report is about, in UTC: from the first on, and up to the last without it.
public record ReportRange(LocalDate from, LocalDate to) {
    private static final int DAYS_MAX = 366;
    private static final LocalDate EARLIEST = LocalDate.of(2000, 1, 1);
    private static final LocalDate LATEST = LocalDate.of(9999, 12, 31);
    private static final String RULE = "must be a day from " + EARLIEST + " on, written like " + EARLIEST;

    public ReportRange {
        if (!from.isBefore(to)) {
            throw refused("must be after from");
        }
        if (ChronoUnit.DAYS.between(from, to) > DAYS_MAX) {
            throw refused("must be at most " + DAYS_MAX + " days after from");
        }
    }

    /// As a request names them; each that is none is told of.
    public static ReportRange of(@Nullable String from, @Nullable String to) {
        var first = day(from);
        var last = day(to);
        if (first == null || last == null) {
            throw new RequestNotValid(Stream.of(first == null ? "/from" : "", last == null ? "/to" : "")
                    .filter(pointer -> !pointer.isEmpty())
                    .map(pointer -> new FieldError(pointer, RULE))
                    .toList());
        }
        return new ReportRange(first, last);
    }

    OffsetDateTime starts() {
        return from.atStartOfDay().atOffset(ZoneOffset.UTC);
    }

    OffsetDateTime ends() {
        return to.atStartOfDay().atOffset(ZoneOffset.UTC);
    }

    private static @Nullable LocalDate day(@Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            var day = LocalDate.parse(text);
            return day.isBefore(EARLIEST) || day.isAfter(LATEST) ? null : day;
        } catch (DateTimeException _) {
            return null;
        }
    }

    private static RequestNotValid refused(String rule) {
        return new RequestNotValid(List.of(new FieldError("/to", rule)));
    }
}
