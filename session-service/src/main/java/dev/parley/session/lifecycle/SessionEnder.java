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
        var venue = venues.at(session.vendor());
        return conversationOf(session, venue)
                .chain(found -> found.map(venue::close).orElseGet(() -> Uni.createFrom().voidItem()))
                .chain(() -> sessions.vendorHasEnded(session.id()));
    }

    /// At a vendor that the session has gone on from. Nobody was ever there, so nothing is to stay of it.
    public Uni<Void> clear(LeftBehind left) {
        var venue = venues.at(left.vendor());
        return venue.find(left.session())
                .chain(found -> found.map(venue::discard).orElseGet(() -> Uni.createFrom().voidItem()))
                .chain(() -> sessions.cleared(left));
    }

    /// A session that failed before it knew its conversation is looked up.
    private Uni<Optional<String>> conversationOf(Session session, Venue venue) {
        var known = session.vendorConversation();
        return known.isPresent()
                ? Uni.createFrom().item(known)
                : venue.find(session.id()).call(found -> found.map(id -> sessions.foundAtVendor(session.id(), id))
                        .orElseGet(() -> Uni.createFrom().voidItem()));
    }

    private static Uni<Void> leaveToRecovery(Session session, Throwable failure) {
        Log.warnf("Vendor could not be told of the end, recovery will sessionId=%s: %s", session.id(),
                failure.getMessage());
        return Uni.createFrom().voidItem();
    }
}
