package dev.parley.session.lifecycle;

import dev.parley.model.event.EndReason;
import dev.parley.model.event.Vendor;
import dev.parley.model.id.SessionId;
import dev.parley.service.outbox.Outbox;
import dev.parley.service.peer.Granted;
import dev.parley.session.lifecycle.Venue.Place;
import dev.parley.session.platform.ServerTiming.Step;
import dev.parley.session.timeline.Timeline;
import dev.parley.session.timeline.Timeline.Entry;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The transitions of a session. Each is one transaction that changes the session, notes it in the timeline and
/// leaves the event it caused.
@ApplicationScoped
public class SessionService {
    private final SessionRepository sessions;
    private final InvitationRepository invitations;
    private final LeftBehindRepository leftBehind;
    private final Timeline timeline;
    private final Outbox outbox;
    private final Clock clock;

    SessionService(SessionRepository sessions, InvitationRepository invitations, LeftBehindRepository leftBehind,
            Timeline timeline, Outbox outbox, Clock clock) {
        this.sessions = sessions;
        this.invitations = invitations;
        this.leftBehind = leftBehind;
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
    ///
    /// @param alongside
    ///            what is stored with it
    @WithTransaction
    public Uni<Intent> intend(StartSession request, Function<SessionId, Uni<Void>> alongside) {
        var key = request.idempotencyKey();
        Uni<Session> known = key == null ? Uni.createFrom().nullItem() : sessions.findIntent(request.person(), key);
        return known.onItem().ifNotNull().transform(session -> new Intent(session, true))
                .onItem().ifNull().switchTo(() -> sessions
                        .persistAndFlush(Session.requested(request, request.vendors().getFirst(), now()))
                        .call(session -> invitations.store(session, request.wishes().participants()))
                        .call(session -> alongside.apply(session.id()))
                        .call(session -> note(session, Entry.ours(session.requestedAt(), "requested")))
                        .map(session -> new Intent(session, false)));
    }

    /// The session goes on at another vendor.
    ///
    /// @param vendorUnsure
    ///            whether a conversation may exist at the one before all the same, and must be looked for
    @WithTransaction
    public Uni<Void> switchVendor(SessionId id, Vendor next, boolean vendorUnsure, List<Step> steps) {
        var now = now();
        return sessions.lock(id)
                .call(session -> vendorUnsure
                        ? leftBehind.note(session, session.vendor(), now)
                        : Uni.createFrom().voidItem())
                .invoke(session -> session.switchTo(next))
                .call(session -> note(session, stepsThen(Entry.ours(now, "vendor.switched"), steps)))
                .replaceWithVoid();
    }

    @WithTransaction
    Uni<Session> activate(SessionId id, Activation activation) {
        var now = now();
        return sessions.lock(id)
                .call(session -> outbox.append(session.activate(activation.place().conversation(),
                        activation.joinUrl(), activation.speaker(), activation.granted().seconds(), now)))
                .invoke(session -> session.shows(activation.place().replica()))
                .invoke(session -> session.hasLastMinutes(activation.granted().isLastOfPlan()))
                .call(session -> note(session, stepsThen(Entry.ours(now, "active"), activation.steps())));
    }

    @WithTransaction
    public Uni<Void> fail(SessionId id, EndReason reason, boolean vendorUnsure) {
        return fail(id, reason, vendorUnsure, List.of()).replaceWithVoid();
    }

    /// Whoever was slower than recovery, or than the person who did not want to wait, finds it failed already. Another
    /// start with the same key may even have made it active.
    ///
    /// @param vendorUnsure
    ///            whether a conversation may exist at the vendor all the same, and must be looked for
    @WithTransaction
    public Uni<Session> fail(SessionId id, EndReason reason, boolean vendorUnsure, List<Step> steps) {
        return sessions.lock(id)
                .call(session -> note(session, startSteps(steps)))
                .call(session -> session.isRequested()
                        ? failed(session, reason, vendorUnsure)
                        : lookAgain(session, vendorUnsure));
    }

    /// Ending what has ended gives the same answer again. What is still being started will not come to life.
    @WithTransaction
    public Uni<Session> end(SessionId id, EndReason reason) {
        return sessions.lock(id).call(session -> {
            if (session.isRequested()) {
                return failed(session, reason, true);
            }
            return session.isActive()
                    ? ended(session, reason, now(), true)
                    : Uni.createFrom().voidItem();
        });
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
    public Uni<Void> vendorHasEnded(SessionId id, Step step) {
        return sessions.lock(id)
                .invoke(Session::vendorHasEnded)
                .call(session -> note(session, List.of(step(step), Entry.ours(now(), "vendor.ended"))))
                .replaceWithVoid();
    }

    /// A call to the vendor that changed nothing here.
    @WithTransaction
    public Uni<Void> note(SessionId id, Step step) {
        return sessions.required(id).call(session -> note(session, step(step))).replaceWithVoid();
    }

    /// A start that failed did not learn which conversation the vendor made for it. An erasure will want to know.
    @WithTransaction
    public Uni<Void> foundAtVendor(SessionId id, String conversation) {
        return sessions.lock(id).invoke(session -> session.foundAtVendor(conversation)).replaceWithVoid();
    }

    @WithTransaction
    public Uni<List<Session>> forgottenIntents(Instant before, int atMost) {
        return sessions.forgottenIntents(before, atMost);
    }

    @WithTransaction
    public Uni<List<Session>> overdue(Instant limitBefore, int atMost) {
        return sessions.overdue(limitBefore, atMost);
    }

    @WithTransaction
    public Uni<List<LeftBehind>> leftBehind(Instant before, int atMost) {
        return leftBehind.due(before, atMost);
    }

    /// There is nothing of the session at that vendor any more.
    @WithTransaction
    public Uni<Void> cleared(LeftBehind left, Step step) {
        return sessions.lock(left.session())
                .call(session -> leftBehind.forget(left))
                .call(session -> note(session, List.of(step(step), Entry.ours(now(), "vendor.cleared"))))
                .replaceWithVoid();
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
        return sessions.lock(id).invoke(session -> session.polled(now())).replaceWithVoid();
    }

    Uni<Void> ended(Session session, EndReason reason, Instant at, boolean atVendorToo) {
        return outbox.append(session.end(reason, at, atVendorToo))
                .chain(() -> note(session, Entry.ours(at, "ended")));
    }

    private Uni<Void> failed(Session session, EndReason reason, boolean vendorUnsure) {
        var now = now();
        return outbox.append(session.fail(reason, now, vendorUnsure))
                .chain(() -> note(session, Entry.ours(now, "failed")));
    }

    private static Uni<Void> lookAgain(Session session, boolean vendorUnsure) {
        if (vendorUnsure) {
            session.mayBeAtVendorAfterAll();
        }
        return Uni.createFrom().voidItem();
    }

    /// As the database keeps it, so that the first answer reads like every later one.
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private static Entry step(Step step) {
        return Entry.step(step.at(), step.name(), step.millis());
    }

    private static List<Entry> stepsThen(Entry result, List<Step> steps) {
        return Stream.concat(startSteps(steps).stream(), Stream.of(result)).toList();
    }

    private static List<Entry> startSteps(List<Step> steps) {
        return steps.stream().map(step -> Entry.step(step.at(), "start." + step.name(), step.millis())).toList();
    }

    private Uni<Void> note(Session session, Entry entry) {
        return note(session, List.of(entry));
    }

    private Uni<Void> note(Session session, List<Entry> entries) {
        return timeline.note(session.id(), session.person(), entries);
    }

    /// @param isRepeated
    ///            whether an earlier request with the key committed it
    public record Intent(Session session, boolean isRepeated) {}

    /// What the vendor and the others gave.
    record Activation(Place place, Speaker speaker, Granted granted, List<Step> steps) {

        /// What lets somebody into a room is secret and short-lived; it is not stored.
        @Nullable
        String joinUrl() {
            return switch (place.join()) {
                case Join.Video video -> video.joinUrl();
                case Join.Voice _,Join.Agent _ -> null;
            };
        }
    }
}
