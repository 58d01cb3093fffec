package dev.parley.session.lifecycle;

import dev.parley.model.id.SessionId;
import dev.parley.service.paging.Cursor;
import dev.parley.service.paging.Page;
import dev.parley.service.paging.PageRequest;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/// Sessions as they are shown. Row security decides which there are.
@ApplicationScoped
public class SessionReader {
    private final SessionRepository sessions;

    SessionReader(SessionRepository sessions) {
        this.sessions = sessions;
    }

    @WithTransaction
    public Uni<Session> required(SessionId id) {
        return sessions.required(id);
    }

    /// Newest first.
    @WithTransaction
    public Uni<Page<Session>> page(SessionFilter filter, PageRequest page) {
        return sessions.page(filter, page).map(found -> Page.of(page, found, SessionReader::position));
    }

    private static Cursor position(Session session) {
        return new Cursor(session.requestedAt(), session.id().value());
    }
}
