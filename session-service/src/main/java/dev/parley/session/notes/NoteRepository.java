package dev.parley.session.notes;

import dev.parley.model.id.SessionId;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

@ApplicationScoped
class NoteRepository {
    private static final String READ = "SELECT text, version, written_at FROM session_note WHERE session_id = ?1";
    /// Waits for whoever writes at the same moment.
    private static final String LOCK = "SELECT 1 FROM session WHERE id = ?1 FOR NO KEY UPDATE";
    private static final String WRITE = """
            INSERT INTO session_note (session_id, person_id, text, version, written_at)
            SELECT id, person_id, ?2, ?3, ?4 FROM session WHERE id = ?1
            ON CONFLICT (session_id) DO UPDATE
            SET text = excluded.text, version = excluded.version, written_at = excluded.written_at""";

    Uni<Optional<Note>> find(SessionId session) {
        return Panache.getSession()
                .chain(hibernate -> hibernate.createNativeQuery(READ, Object[].class)
                        .setParameter(1, session.value())
                        .getResultList())
                .map(NoteRepository::first);
    }

    Uni<Void> lock(SessionId session) {
        return Panache.getSession()
                .chain(hibernate -> hibernate.createNativeQuery(LOCK, Integer.class)
                        .setParameter(1, session.value())
                        .getSingleResultOrNull())
                .replaceWithVoid();
    }

    Uni<Note> write(SessionId session, Note note, Instant at) {
        return Panache.getSession()
                .chain(hibernate -> hibernate.createNativeQuery(WRITE)
                        .setParameter(1, session.value())
                        .setParameter(2, note.text())
                        .setParameter(3, note.version())
                        .setParameter(4, at)
                        .executeUpdate())
                .replaceWith(note);
    }

    private static Optional<Note> first(List<Object[]> rows) {
        return rows.stream().findFirst().map(
                row -> new Note((String) row[0], (Integer) row[1], ((OffsetDateTime) row[2]).toInstant()));
    }
}
