package dev.parley.session.search.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.parley.model.id.SessionId;
import dev.parley.session.search.Excerpt.Mark;
import dev.parley.session.search.Hit;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// @param position
///            of the turn in its transcript, from 1
@JsonNaming(SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
record HitView(SessionId sessionId, Instant requestedAt, int position, String role, @Nullable Double offsetSeconds,
        String excerpt, List<Mark> marks) {

    static HitView of(Hit hit) {
        return new HitView(hit.session(), hit.requestedAt(), hit.position(), hit.role(), hit.offsetSeconds(),
                hit.excerpt().text(), hit.excerpt().marks());
    }

    @Override
    public String toString() {
        return "HitView[sessionId=" + sessionId + "]";
    }
}
