package dev.parley.ingest.silence;

import dev.parley.model.event.SessionEvent;
import dev.parley.model.event.SessionEvent.RecordingStored;
import dev.parley.model.event.SessionEvent.SessionAmended;
import dev.parley.model.event.SessionEvent.SessionEnded;
import dev.parley.model.event.SessionEvent.SessionFailed;
import dev.parley.model.event.SessionEvent.SessionStarted;
import dev.parley.model.event.SessionEvent.TranscriptStored;
import dev.parley.service.acting.ActingFunctions;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;

/// Keeps which sessions are live, as session-service tells it. The events of a session come in order, and hearing them
/// again leaves what was there.
@ApplicationScoped
public class LiveSessions {
    /// How long after its limit a session may take to end.
    private static final Duration GRACE = Duration.ofMinutes(2);

    private final ActingFunctions functions;

    LiveSessions(ActingFunctions functions) {
        this.functions = functions;
    }

    public Uni<Void> hear(List<SessionEvent> events) {
        var started = new LinkedHashMap<String, SessionStarted>();
        var over = new LinkedHashMap<String, String>();
        for (var event : events) {
            var session = event.session().value();
            switch (event) {
                case SessionStarted start -> started.put(session, start);
                case SessionEnded _,SessionFailed _ -> over.put(session, session);
                case SessionAmended _,TranscriptStored _,RecordingStored _ -> {
                }
            }
        }
        return started.isEmpty() && over.isEmpty()
                ? Uni.createFrom().voidItem()
                : store(List.copyOf(started.values()),
                        List.copyOf(over.values()));
    }

    private Uni<Void> store(List<SessionStarted> started, List<String> over) {
        return functions.call("hear_of_sessions",
                started.stream().map(start -> start.session().value()).toArray(String[]::new),
                started.stream().map(start -> start.vendor().code()).toArray(String[]::new),
                started.stream().map(start -> utc(start.startedAt())).toArray(OffsetDateTime[]::new),
                started.stream().map(start -> utc(overAt(start))).toArray(OffsetDateTime[]::new),
                over.toArray(String[]::new)).replaceWithVoid();
    }

    private static Instant overAt(SessionStarted start) {
        return start.startedAt().plusSeconds(start.limitSeconds()).plus(GRACE);
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
