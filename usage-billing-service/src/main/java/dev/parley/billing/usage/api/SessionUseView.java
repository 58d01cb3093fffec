package dev.parley.billing.usage.api;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.parley.billing.usage.UsageReader.SessionUse;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

@JsonNaming(SnakeCaseStrategy.class)
record SessionUseView(String sessionId, @Nullable String kind, @Nullable String vendor, @Nullable Instant startedAt,
        long seconds, long billedMinutes, long unbilledSeconds, String clock) {

    static SessionUseView of(SessionUse use) {
        return new SessionUseView(use.sessionId(), use.kind(), use.vendor(), use.startedAt(), use.seconds(),
                use.billedMinutes(), use.unbilledSeconds(), use.clock());
    }
}
