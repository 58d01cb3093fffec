package dev.parley.session.lifecycle;

import dev.parley.model.event.EndReason;
import dev.parley.model.id.SessionId;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/// Ends a session here at once, and at the vendor as soon as it can be reached.
@ApplicationScoped
public class SessionEnder {
    private final SessionService sessions;
    private final Venues venues;

    SessionEnder(SessionService sessions, Venues venues) {
        this.sessions = sessions;
        this.venues = venues;
    }

    public Uni<Session> end(SessionId id, EndReason reason) {
        return sessions.end(id, reason)
                .call(session -> session.vendorEndDue
                        ? tellVendor(session).onFailure().recoverWithUni(e -> leaveToRecovery(session, e))
                        : Uni.createFrom().voidItem());
    }

    public Uni<Void> tellVendor(Session session) {
        return venues.at(session.vendor()).close(session.id(), session.vendorConversation())
                .chain(() -> sessions.vendorHasEnded(session.id()));
    }

    /// At a vendor that the session has gone on from.
    public Uni<Void> clear(LeftBehind left) {
        return venues.at(left.vendor()).close(left.session(), Optional.empty())
                .chain(() -> sessions.cleared(left));
    }

    private static Uni<Void> leaveToRecovery(Session session, Throwable failure) {
        Log.warnf("Vendor could not be told of the end, recovery will sessionId=%s: %s", session.id(),
                failure.getMessage());
        return Uni.createFrom().voidItem();
    }
}
