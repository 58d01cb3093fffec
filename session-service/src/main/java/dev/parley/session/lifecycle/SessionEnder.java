package dev.parley.session.lifecycle;

import dev.parley.model.event.EndReason;
import dev.parley.model.event.Vendor;
import dev.parley.model.id.SessionId;
import dev.parley.session.platform.ServerTiming.Step;
import dev.parley.session.tavus.TavusIsDown;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/// Ends a session here at once, and at the vendor as soon as it can be reached.
@ApplicationScoped
public class SessionEnder {
    private final SessionService sessions;
    private final Venues venues;
    private final Clock clock;

    SessionEnder(SessionService sessions, Venues venues, Clock clock) {
        this.sessions = sessions;
        this.venues = venues;
        this.clock = clock;
    }

    public Uni<Session> end(SessionId id, EndReason reason) {
        return sessions.end(id, reason)
                .call(session -> session.vendorEndDue
                        ? tellVendor(session).onFailure().recoverWithUni(e -> leaveToRecovery(session, e))
                        : nothing());
    }

    public Uni<Void> tellVendor(Session session) {
        var venue = venues.at(session.vendor());
        return asking("end", session.vendor(), session.id(),
                conversationOf(session, venue).chain(found -> found.map(venue::close).orElseGet(SessionEnder::nothing)),
                step -> sessions.vendorHasEnded(session.id(), step));
    }

    /// At a vendor that the session has gone on from. Nobody was ever there, so nothing is to stay of it.
    public Uni<Void> clear(LeftBehind left) {
        var venue = venues.at(left.vendor());
        return asking("clear", left.vendor(), left.session(),
                venue.find(left.session()).chain(found -> found.map(venue::discard).orElseGet(SessionEnder::nothing)),
                step -> sessions.cleared(left, step));
    }

    /// How long the vendor took is noted, whether it did what it was asked or not. While it is left alone it is
    /// not asked.
    private Uni<Void> asking(String what, Vendor vendor, SessionId session, Uni<Void> request,
            Function<Step, Uni<Void>> confirmed) {
        var name = what + ".vendor." + vendor.code();
        return Uni.createFrom().deferred(() -> {
            var began = System.nanoTime();
            return request
                    .onFailure(failure -> !(failure instanceof TavusIsDown))
                    .call(() -> sessions.note(session, step(name + ".failed", began)))
                    .map(_ -> step(name, began))
                    .chain(confirmed::apply);
        });
    }

    private Step step(String name, long began) {
        return new Step(name, clock.instant(), Duration.ofNanos(System.nanoTime() - began).toMillis());
    }

    private static Uni<Void> nothing() {
        return Uni.createFrom().voidItem();
    }

    /// A session that failed before it knew its conversation is looked up.
    private Uni<Optional<String>> conversationOf(Session session, Venue venue) {
        var known = session.vendorConversation();
        return known.isPresent()
                ? Uni.createFrom().item(known)
                : venue.find(session.id()).call(found -> found.map(id -> sessions.foundAtVendor(session.id(), id))
                        .orElseGet(SessionEnder::nothing));
    }

    private static Uni<Void> leaveToRecovery(Session session, Throwable failure) {
        Log.warnf("Vendor could not be told of the end, recovery will sessionId=%s: %s", session.id(),
                failure.getMessage());
        return nothing();
    }
}
