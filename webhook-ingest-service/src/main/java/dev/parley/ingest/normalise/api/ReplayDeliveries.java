package dev.parley.ingest.normalise.api;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.parley.ingest.inspection.Moment;
import dev.parley.ingest.inspection.VendorCode;
import dev.parley.ingest.normalise.ReplayRange;
import dev.parley.model.problem.FieldError;
import dev.parley.service.error.RequestNotValid;
import dev.parley.service.input.ExactFields;
import dev.parley.service.input.Text;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A misspelt field would replay too much, so it is refused.
///
/// @param from
///            a moment such as `2026-03-01T12:00:00Z`, or a day, which begins in UTC
/// @param to
///            the same; what was received at it is not replayed
@ExactFields
@JsonNaming(SnakeCaseStrategy.class)
record ReplayDeliveries(@NotNull String from, @NotNull String to, @Nullable String vendor,
        @Nullable @Text(max = 200) String type, @Nullable @Text(max = 1000) String conversation) {

    ReplayRange range() {
        var begin = Moment.read("/from", from);
        var end = Moment.read("/to", to);
        if (!begin.isBefore(end)) {
            throw new RequestNotValid(List.of(new FieldError("/to", "must be after from")));
        }
        return new ReplayRange(begin, end, vendor == null ? null : VendorCode.read("/vendor", vendor), type,
                conversation);
    }
}
