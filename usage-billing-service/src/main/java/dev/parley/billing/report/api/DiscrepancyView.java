package dev.parley.billing.report.api;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.parley.billing.report.Discrepancy;
import dev.parley.model.id.PersonId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

@JsonNaming(SnakeCaseStrategy.class)
record DiscrepancyView(String sessionId, PersonId userId, @Nullable String kind, @Nullable String vendor,
        Instant startedAt, @Nullable Long ourSeconds, @Nullable Long vendorSeconds, @Nullable Long joinedSeconds,
        long differenceSeconds, @Nullable String clock, long seconds, long billedMinutes, long unbilledSeconds) {

    static DiscrepancyView of(Discrepancy found) {
        return new DiscrepancyView(found.sessionId(), found.person(), found.kind(), found.vendor(), found.startedAt(),
                found.ourSeconds(), found.vendorSeconds(), found.joinedSeconds(), found.differenceSeconds(),
                found.clock(), found.seconds(), found.billedMinutes(), found.unbilledSeconds());
    }
}
