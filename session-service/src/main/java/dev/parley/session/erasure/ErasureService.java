package dev.parley.session.erasure;

import dev.parley.model.event.EndReason;
import dev.parley.model.id.PersonId;
import dev.parley.model.id.SessionId;
import dev.parley.service.paging.Page;
import dev.parley.service.paging.PageRequest;
import dev.parley.session.erasure.ErasureRepository.Living;
import dev.parley.session.lifecycle.SessionService;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;

/// Erases a person here, in one transaction, and keeps out what comes late.
@ApplicationScoped
public class ErasureService {
    private final ErasureRepository erasures;
    private final SessionService sessions;
    private final Clock clock;

    ErasureService(ErasureRepository erasures, SessionService sessions, Clock clock) {
        this.erasures = erasures;
        this.sessions = sessions;
        this.clock = clock;
    }

    /// Everything that began up to then. A session that still lives is ended first, so that its minutes are settled.
    @WithTransaction
    public Uni<Void> erase(PersonId person, Instant until) {
        return erasures.workAloneOn(person)
                .chain(() -> erasures.living(person, until))
                .chain(this::endAll)
                .chain(() -> erasures.leaveReceipt(person, until, clock.instant()))
                .call(receipt -> erasures.erase(person, until, receipt, clock.instant()))
                .chain(receipt -> erasures.finishIfNothingIsDue(receipt, clock.instant()))
                .invoke(() -> Log.info("A person was erased"));
    }

    /// Has the effect of news about something of this person, unless that began before they were erased. Until the end
    /// of the transaction they are not erased either.
    @WithTransaction
    public Uni<Void> unlessErased(PersonId person, Instant beganAt, Supplier<Uni<Void>> effect) {
        return erasures.workAloneOn(person)
                .chain(() -> erasures.covers(person, beganAt))
                .chain(covered -> covered ? Uni.createFrom().voidItem() : effect.get());
    }

    /// Newest first; there may be several, as people come back.
    @WithTransaction
    public Uni<List<Receipt>> receiptsOf(PersonId person) {
        return erasures.receiptsOf(person)
                .chain(found -> found.isEmpty()
                        ? Uni.createFrom().failure(new NeverErased())
                        : Uni.createFrom().item(found));
    }

    @WithTransaction
    public Uni<Page<Receipt>> receipts(boolean outstandingOnly, PageRequest page) {
        return erasures.receipts(outstandingOnly, page);
    }

    /// Takes up deletions that are due; nobody else does for a while.
    @WithTransaction
    public Uni<List<ErasedConversation>> takeUp(Instant triedBefore, int atMost) {
        return erasures.takeUp(triedBefore, clock.instant(), atMost);
    }

    /// The vendor had one that nobody here knew.
    @WithTransaction
    public Uni<Void> found(ErasedConversation sought, String conversation) {
        return erasures.found(sought, conversation);
    }

    /// The vendor has nothing of it any more.
    @WithTransaction
    public Uni<Void> deletedAtVendor(ErasedConversation erased) {
        return erasures.receiptOf(erased)
                .call(() -> erasures.deletedAtVendor(erased))
                .chain(receipt -> erasures.finishIfNothingIsDue(receipt, clock.instant()));
    }

    /// Whatever slipped in while its session was being erased.
    @WithTransaction
    public Uni<Void> sweepWaitingFacts() {
        return erasures.sweepWaitingFacts();
    }

    @WithTransaction
    public Uni<Void> forget(Instant erasedBefore) {
        return erasures.forget(erasedBefore);
    }

    private Uni<Void> endAll(List<Living> living) {
        Uni<Void> ended = Uni.createFrom().voidItem();
        for (var session : living) {
            ended = ended.chain(() -> end(session));
        }
        return ended;
    }

    /// A start that is under way may have got as far as the vendor.
    private Uni<Void> end(Living session) {
        var id = new SessionId(session.id());
        return session.isActive()
                ? sessions.end(id, EndReason.ENDED_BY_SERVICE).replaceWithVoid()
                : sessions.fail(id, EndReason.ENDED_BY_SERVICE, true);
    }
}
