package dev.parley.session.lifecycle;

import dev.parley.model.event.EndReason;
import dev.parley.model.id.SessionId;
import dev.parley.session.tavus.Tavus;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/// Ends a session here at once, and at the vendor as soon as it can be reached.
@ApplicationScoped
public class SessionEnder {
    private final SessionService sessions;
    private final Tavus tavus;

    SessionEnder(SessionService sessions, Tavus tavus) {
        this.sessions = sessions;
        this.tavus = tavus;
    }

    public Uni<Session> end(SessionId id, EndReason reason) {
        return sessions.end(id, reason)
                .call(session -> session.vendorEndDue
                        ? tellVendor(session).onFailure().recoverWithUni(e -> leaveToRecovery(session, e))
                        : Uni.createFrom().voidItem());
    }

    /// A session that failed before it knew its conversation is looked up by its name.
    public Uni<Void> tellVendor(Session session) {
        var conversation = session.vendorConversation()
                .map(known -> Uni.createFrom().item(session.vendorConversation()))
                .orElseGet(() -> tavus.find(session.id()).map(found -> found.map(Tavus.VideoConversation::id))
                        .call(found -> found.map(id -> sessions.foundAtVendor(session.id(), id))
                                .orElseGet(() -> Uni.createFrom().voidItem())));
        return conversation
                .chain(found -> found.map(tavus::end).orElseGet(() -> Uni.createFrom().voidItem()))
                .chain(() -> sessions.vendorHasEnded(session.id()));
    }

    private static Uni<Void> leaveToRecovery(Session session, Throwable failure) {
        Log.warnf("Vendor could not be told of the end, recovery will sessionId=%s: %s", session.id(),
                failure.getMessage());
        return Uni.createFrom().voidItem();
    }
}
