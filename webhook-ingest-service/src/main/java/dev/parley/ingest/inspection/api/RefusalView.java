package dev.parley.ingest.inspection.api;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.parley.ingest.proof.Refusal;
import java.time.Instant;

/// @param source
///            the network that it came from
/// @param reason
///            what was wrong with the proof, as far as it can be told from what came
@JsonNaming(SnakeCaseStrategy.class)
record RefusalView(Instant at, String vendor, String source, String reason) {

    static RefusalView of(Refusal refusal) {
        return new RefusalView(refusal.at(), refusal.vendor().code(), refusal.source(), refusal.reason().word());
    }
}
