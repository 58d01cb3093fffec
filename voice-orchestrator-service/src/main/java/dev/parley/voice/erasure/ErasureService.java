package dev.parley.voice.erasure;

import dev.parley.model.event.EndReason;
import dev.parley.model.id.PersonId;
import dev.parley.model.id.SessionId;
import dev.parley.voice.assistant.VoiceSessionService;
import dev.parley.voice.conversation.TalkErasure;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/// Erases a person here, in one transaction. News of a room that comes later finds no session and leaves nothing.
@ApplicationScoped
public class ErasureService {
    private final ErasureRepository erasures;
    private final VoiceSessionService sessions;
    private final TalkErasure talks;
    private final Clock clock;

    ErasureService(ErasureRepository erasures, VoiceSessionService sessions, TalkErasure talks, Clock clock) {
        this.erasures = erasures;
        this.sessions = sessions;
        this.talks = talks;
        this.clock = clock;
    }

    /// Everything that began up to then. A session that still lives is ended first, so that everybody hears of its end.
    @WithTransaction
    public Uni<Void> erase(PersonId person, Instant until) {
        return erasures.living(person, until)
                .chain(this::endAll)
                .chain(() -> erasures.erase(person, until, clock.instant()))
                .chain(() -> talks.erase(person, until))
                .invoke(() -> Log.info("A person was erased"));
    }

    @WithTransaction
    Uni<List<ErasedRoom>> takeUp(int atMost) {
        return erasures.takeUp(clock.instant(), atMost);
    }

    @WithTransaction
    Uni<Void> forget(ErasedRoom room) {
        return erasures.forget(room);
    }

    private Uni<Void> endAll(List<SessionId> living) {
        Uni<Void> ended = Uni.createFrom().voidItem();
        for (var session : living) {
            ended = ended.chain(() -> sessions.end(session, EndReason.ENDED_BY_SERVICE)).replaceWithVoid();
        }
        return ended;
    }
}
