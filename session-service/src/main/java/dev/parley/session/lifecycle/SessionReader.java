package dev.parley.session.lifecycle;

import dev.parley.model.id.SessionId;
import dev.parley.service.paging.Cursor;
import dev.parley.service.paging.Page;
import dev.parley.service.paging.PageRequest;
import dev.parley.session.presence.Presences;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/// Sessions as they are shown. Row security decides which there are.
@ApplicationScoped
public class SessionReader {
    private final SessionRepository sessions;
    private final InvitationRepository invitations;
    private final Presences presences;

    SessionReader(SessionRepository sessions, InvitationRepository invitations, Presences presences) {
        this.sessions = sessions;
        this.invitations = invitations;
        this.presences = presences;
    }

    @WithTransaction
    public Uni<Session> required(SessionId id) {
        return sessions.required(id);
    }

    /// With who came and who was asked to.
    @WithTransaction
    public Uni<Attended> attended(SessionId id) {
        return sessions.required(id)
                .map(Attended::byNobody)
                .chain(nobody -> presences.of(id).map(nobody::by))
                .chain(attended -> invitations.of(id).map(attended::withInvited));
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
