package dev.parley.billing.statement;

import dev.parley.billing.usage.UsageService;
import dev.parley.model.problem.FieldError;
import dev.parley.service.error.RequestNotValid;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The months that somebody may ask about: from the first that has terms to the next, in which a session of tonight
/// may end.
@ApplicationScoped
public class Periods {
    private static final YearMonth FIRST = YearMonth.of(2000, 1);

    private final Clock clock;

    Periods(Clock clock) {
        this.clock = clock;
    }

    /// @param text
    ///            as the request names it; this month if it names none
    public YearMonth asked(@Nullable String text) {
        var present = UsageService.periodOf(clock.instant());
        return text == null ? present : within(present.plusMonths(1), text);
    }

    private static YearMonth within(YearMonth last, String text) {
        try {
            var period = YearMonth.parse(text);
            if (period.isBefore(FIRST) || period.isAfter(last)) {
                throw refused(last);
            }
            return period;
        } catch (DateTimeException _) {
            throw refused(last);
        }
    }

    private static RequestNotValid refused(YearMonth last) {
        return new RequestNotValid(List.of(
                new FieldError("/period",
                        "must be a month from " + FIRST + " to " + last + ", written like " + FIRST)));
    }
}
