package dev.parley.session.lifecycle;

import dev.parley.model.event.Provenance;
import dev.parley.model.event.Vendor;
import dev.parley.model.id.PersonId;
import dev.parley.model.id.SessionId;
import dev.parley.service.paging.PageRequest;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;

@ApplicationScoped
class SessionRepository implements PanacheRepositoryBase<Session, String> {

    Uni<Session> required(SessionId id) {
        return findById(id.value()).onItem().ifNull().failWith(() -> new SessionNotFound(id.value()));
    }

    /// For a transition: two of them on one session go one after the other.
    Uni<Session> lock(SessionId id) {
        return findById(id.value(), LockModeType.PESSIMISTIC_WRITE)
                .onItem().ifNull().failWith(() -> new SessionNotFound(id.value()));
    }

    Uni<Session> findByVendor(Vendor vendor, String conversation) {
        return find("vendor = ?1 and vendorConversation = ?2", vendor, conversation).firstResult();
    }

    /// Newest first.
    Uni<List<Session>> page(SessionFilter filter, PageRequest page) {
        var conditions = filter.conditions();
        page.after().ifPresent(last -> conditions
                .where("requestedAt <= :last", "last", last.instant())
                .where("(requestedAt < :last or id < :lastId)", "lastId", last.id()));
        return find(conditions + " order by requestedAt desc, id desc", conditions.values())
                .page(0, page.oneMore()).list();
    }

    /// The session that a fact is about: the one it names, else the one whose conversation it is.
    Uni<Session> lockSubject(Provenance from) {
        var named = from.session();
        var subject = named == null
                ? find("vendor = ?1 and vendorConversation = ?2", from.vendor(), from.conversation())
                : find("id = ?1", named.value());
        return subject.withLock(LockModeType.PESSIMISTIC_WRITE).firstResult();
    }

    Uni<Session> findIntent(PersonId person, String idempotencyKey) {
        return find("personId = ?1 and idempotencyKey = ?2 and state <> 'failed'", person.value(), idempotencyKey)
                .firstResult();
    }

    Uni<List<Session>> forgottenIntents(Instant before, int atMost) {
        return find("state = 'requested' and requestedAt < ?1 order by requestedAt", before).page(0, atMost).list();
    }

    Uni<List<Session>> overdue(Instant limitBefore, int atMost) {
        return find("state = 'active' and startedAt + limitSeconds second < ?1 order by startedAt", limitBefore)
                .page(0, atMost).list();
    }

    Uni<List<Session>> vendorEndsDue(Instant before, int atMost) {
        return find("vendorEndDue and endedAt < ?1 order by endedAt", before).page(0, atMost).list();
    }

    /// Those of which the vendor should have told us something by now, least recently asked first. One that has
    /// ended is asked about until its transcript is here, for as long as there is hope.
    Uni<List<Session>> pollDue(Vendor vendor, Instant polledBefore, Instant endedAfter, int atMost) {
        return find("""
                vendor = ?1 and startedAt < ?2 and (polledAt is null or polledAt < ?2)
                and (state = 'active' or (state = 'ended' and endedAt > ?3 and not transcriptStored))
                order by polledAt nulls first""", vendor, polledBefore, endedAfter).page(0, atMost).list();
    }
}
