package dev.parley.ingest.normalise.api;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.parley.ingest.normalise.Replayed;

@JsonNaming(SnakeCaseStrategy.class)
record ReplayedView(int deliveries, int facts, int unrecognised, int deadLetters) {

    static ReplayedView of(Replayed replayed) {
        return new ReplayedView(replayed.deliveries(), replayed.facts(), replayed.unrecognised(),
                replayed.deadLetters());
    }
}
