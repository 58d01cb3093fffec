package dev.parley.billing.usage.api;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.parley.billing.usage.UsageFigures;
import java.time.Instant;
import java.time.YearMonth;

@JsonNaming(SnakeCaseStrategy.class)
record UsageView(YearMonth period, long allowanceSeconds, long usedSeconds, long reservedSeconds, long remainingSeconds,
        Instant resetsAt) {

    static UsageView of(UsageFigures figures) {
        return new UsageView(figures.period(), figures.allowanceSeconds(), figures.usedSeconds(),
                figures.reservedSeconds(), figures.remainingSeconds(), figures.resetsAt());
    }
}
