package dev.parley.session.lifecycle;

import dev.parley.model.event.EndReason;
import dev.parley.model.event.Vendor;
import dev.parley.model.id.SessionId;
import dev.parley.service.outbox.Outbox;
import dev.parley.session.platform.ServerTiming.Step;
import dev.parley.session.timeline.Timeline;
import dev.parley.session.timeline.Timeline.Entry;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/// The transitions of a session. Each is one transaction that changes the session, notes it in the timeline and
/// leaves the event it caused.
@ApplicationScoped
public class SessionService {
    private final SessionRepository sessions;
    private final Timeline timeline;
    private final Outbox outbox;
    private final Clock clock;

    SessionService(SessionRepository sessions, Timeline timeline, Outbox outbox, Clock clock) {
        this.sessions = sessions;
        this.timeline = timeline;
        this.outbox = outbox;
        this.clock = clock;
    }

    @WithTransaction
    public Uni<Session> required(SessionId id) {
        return sessions.required(id);
    }

    @WithTransaction
    public Uni<Session> requiredByVendor(Vendor vendor, String conversation) {
        return sessions.findByVendor(vendor, conversation)
                .onItem().ifNull().failWith(() -> new SessionNotFound(conversation));
    }

    /// Commits what is wanted before anybody is asked for anything. A key that came before gives its session again,
    /// whatever state it has reached meanwhile.
    @WithTransaction
    public Uni<Intent> intend(StartSession request) {
        var key = request.idempotencyKey();
        Uni<Session> known = key == null ? Uni.createFrom().nullItem() : sessions.findIntent(request.person(), key);
        return known.onItem().ifNotNull().transform(session -> new Intent(session, true))
                .onItem().ifNull().switchTo(() -> sessions
                        .persistAndFlush(Session.requested(request, Vendor.TAVUS, clock.instant()))
                        .call(session -> note(session, Entry.ours(session.requestedAt(), "requested")))
                        .map(session -> new Intent(session, false)));
    }

    @WithTransaction
    public Uni<Session> activate(SessionId id, Activation activation) {
        var now = clock.instant();
        return sessions.lock(id)
                .call(session -> outbox.append(session.activate(activation.conversation(), activation.joinUrl(),
                        activation.speaker(), activation.limitSeconds(), now)))
                .call(session -> noteSteps(session, activation.steps(), now))
                .call(session -> note(session, Entry.ours(now, "active")));
    }

    /// @param vendorUnsure
    ///            whether a conversation may exist at the vendor all the same, and must be looked for
    @WithTransaction
    public Uni<Void> fail(SessionId id, EndReason reason, boolean vendorUnsure) {
        var now = clock.instant();
        return sessions.lock(id)
                .call(session -> outbox.append(session.fail(reason, now, vendorUnsure)))
                .call(session -> note(session, Entry.ours(now, "failed")))
                .replaceWithVoid();
    }

    /// Ending what has ended gives the same answer again.
    @WithTransaction
    public Uni<Session> end(SessionId id, EndReason reason) {
        return sessions.lock(id)
                .call(session -> session.isActive()
                        ? ended(session, reason, clock.instant(), true)
                        : Uni.createFrom().voidItem());
    }

    /// Nobody told us of its end, and it cannot have lasted longer than it was allowed to.
    @WithTransaction
    public Uni<Void> reap(SessionId id) {
        return sessions.lock(id)
                .call(session -> session.isActive()
                        ? ended(session, EndReason.REAPED, session.latestEnd(), true)
                        : Uni.createFrom().voidItem())
                .replaceWithVoid();
    }

    /// The vendor has confirmed its end.
    @WithTransaction
    public Uni<Void> vendorHasEnded(SessionId id) {
        return sessions.lock(id)
                .invoke(Session::vendorHasEnded)
                .call(session -> note(session, Entry.ours(clock.instant(), "vendor.ended")))
                .replaceWithVoid();
    }

    @WithTransaction
    public Uni<List<Session>> forgottenIntents(Instant before, int atMost) {
        return sessions.forgottenIntents(before, atMost);
    }

    @WithTransaction
    public Uni<List<Session>> overdue(Vendor vendor, Instant limitBefore, int atMost) {
        return sessions.overdue(vendor, limitBefore, atMost);
    }

    @WithTransaction
    public Uni<List<Session>> vendorEndsDue(Instant before, int atMost) {
        return sessions.vendorEndsDue(before, atMost);
    }

    @WithTransaction
    public Uni<List<Session>> pollDue(Vendor vendor, Instant polledBefore, Instant endedAfter, int atMost) {
        return sessions.pollDue(vendor, polledBefore, endedAfter, atMost);
    }

    @WithTransaction
    public Uni<Void> polled(SessionId id) {
        return sessions.lock(id).invoke(session -> session.polled(clock.instant())).replaceWithVoid();
    }

    Uni<Void> ended(Session session, EndReason reason, Instant at, boolean atVendorToo) {
        return outbox.append(session.end(reason, at, atVendorToo))
                .chain(() -> note(session, Entry.ours(at, "ended")));
    }

    private Uni<Void> noteSteps(Session session, List<Step> steps, Instant now) {
        Uni<Void> noted = Uni.createFrom().voidItem();
        for (var step : steps) {
            noted = noted.chain(() -> note(session, Entry.step(now, "start." + step.name(), step.millis())));
        }
        return noted;
    }

    private Uni<Void> note(Session session, Entry entry) {
        return timeline.note(session.id(), session.person(), entry);
    }

    /// @param isRepeated
    ///            whether an earlier request with the key committed it
    public record Intent(Session session, boolean isRepeated) {}

    /// What the vendor and the others gave.
    public record Activation(String conversation, String joinUrl, Speaker speaker, long limitSeconds,
            List<Step> steps) {}
}
