package dev.parley.billing.cost;

import dev.parley.model.problem.FieldError;
import dev.parley.service.error.RequestNotValid;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Which margins are asked for.
public record MarginQuestion(YearMonth period, MarginBy by) {
    private static final String MONTH = "20[0-9]{2}-[0-9]{2}";

    /// As a caller writes it.
    public static MarginQuestion of(@Nullable String period, @Nullable String by) {
        return new MarginQuestion(month(period), MarginBy.of(by));
    }

    LocalDate firstDay() {
        return period.atDay(1);
    }

    Instant end() {
        return period.plusMonths(1).atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    private static YearMonth month(@Nullable String text) {
        try {
            if (text != null && text.matches(MONTH)) {
                return YearMonth.parse(text);
            }
        } catch (DateTimeException _) {
            // Answered below, as one of another shape is.
        }
        throw new RequestNotValid(
                List.of(new FieldError("/period", "must be a month from 2000 to 2099, such as 2026-11")));
    }
}
