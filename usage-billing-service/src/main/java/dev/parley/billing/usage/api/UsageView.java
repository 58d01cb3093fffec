package dev.parley.billing.usage.api;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.parley.billing.usage.UsageReader.KindUse;
import dev.parley.billing.usage.UsageReader.Summary;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Map;
import java.util.TreeMap;

@JsonNaming(SnakeCaseStrategy.class)
record UsageView(YearMonth period, long allowanceSeconds, long usedSeconds, long reservedSeconds, long remainingSeconds,
        Instant resetsAt, String plan, long sessions, Map<String, KindView> byKind) {

    static UsageView of(Summary summary) {
        var figures = summary.figures();
        var byKind = new TreeMap<String, KindView>();
        summary.byKind().forEach((kind, use) -> byKind.put(kind, KindView.of(use)));
        return new UsageView(figures.period(), figures.allowanceSeconds(), figures.usedSeconds(),
                figures.reservedSeconds(), figures.remainingSeconds(), figures.resetsAt(), summary.plan(),
                summary.sessions(), byKind);
    }

    @JsonNaming(SnakeCaseStrategy.class)
    record KindView(long seconds, long billedMinutes) {
        static KindView of(KindUse use) {
            return new KindView(use.seconds(), use.billedMinutes());
        }
    }
}
