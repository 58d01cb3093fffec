package dev.parley.session.transcript.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.parley.model.event.Turn;
import org.jspecify.annotations.Nullable;

@JsonNaming(SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
record TurnView(String role, String text, @Nullable Double offsetSeconds) {

    static TurnView of(Turn turn) {
        return new TurnView(turn.role(), turn.text(), turn.offsetSeconds());
    }

    @Override
    public String toString() {
        return "TurnView[role=" + role + "]";
    }
}
