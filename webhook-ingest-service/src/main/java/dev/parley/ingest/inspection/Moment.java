package dev.parley.ingest.inspection;

import dev.parley.model.problem.FieldError;
import dev.parley.service.error.RequestNotValid;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;

/// A moment as operators write it: `2026-03-01T12:00:00Z`, or a day, which begins in UTC.
public final class Moment {
    private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    private Moment() {}

    public static Instant read(String pointer, String text) {
        try {
            var moment = text.indexOf('T') < 0
                    ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
                    : OffsetDateTime.parse(text).toInstant();
            if (!moment.isBefore(EARLIEST) && !moment.isAfter(LATEST)) {
                return moment;
            }
        } catch (DateTimeException _) {
            // Told below, as what is out of range is.
        }
        throw new RequestNotValid(List.of(new FieldError(pointer,
                "must be a moment such as 2026-03-01T12:00:00Z, or a day such as 2026-03-01")));
    }
}
