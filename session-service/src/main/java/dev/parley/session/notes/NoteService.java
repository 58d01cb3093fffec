package dev.parley.session.notes;

import dev.parley.model.id.SessionId;
import dev.parley.service.input.IfMatch;
import dev.parley.session.lifecycle.SessionReader;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.temporal.ChronoUnit;

/// A session's notes are one text, written whole. Whoever writes says which version they replace.
@ApplicationScoped
public class NoteService {
    private final NoteRepository notes;
    private final SessionReader sessions;
    private final Clock clock;

    NoteService(NoteRepository notes, SessionReader sessions, Clock clock) {
        this.notes = notes;
        this.sessions = sessions;
        this.clock = clock;
    }

    @WithTransaction
    public Uni<Note> of(SessionId session) {
        return sessions.required(session)
                .chain(() -> notes.find(session))
                .map(found -> found.orElseGet(Note::unwritten));
    }

    @WithTransaction
    public Uni<Note> write(SessionId session, IfMatch expected, String text) {
        if (expected.isAbsent()) {
            throw new NoteVersionMissing();
        }
        return sessions.required(session)
                .chain(() -> notes.lock(session))
                .chain(() -> notes.find(session))
                .map(found -> found.orElseGet(Note::unwritten))
                .chain(current -> replace(session, current, expected, text));
    }

    private Uni<Note> replace(SessionId session, Note current, IfMatch expected, String text) {
        if (!expected.admits(current.version())) {
            throw new NoteHasChanged();
        }
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return notes.write(session, new Note(text, current.version() + 1, now), now);
    }
}
