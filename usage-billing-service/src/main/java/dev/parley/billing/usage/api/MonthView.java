package dev.parley.billing.usage.api;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.parley.billing.usage.UsageReader.Month;
import java.time.YearMonth;

@JsonNaming(SnakeCaseStrategy.class)
record MonthView(YearMonth period, long allowanceSeconds, long usedSeconds, long billedMinutes, long sessions) {

    static MonthView of(Month month) {
        return new MonthView(month.period(), month.allowanceSeconds(), month.usedSeconds(), month.billedMinutes(),
                month.sessions());
    }
}
