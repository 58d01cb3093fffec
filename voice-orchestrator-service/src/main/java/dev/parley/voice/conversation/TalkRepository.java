package dev.parley.voice.conversation;

import dev.parley.model.id.PersonId;
import dev.parley.model.id.SessionId;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

@ApplicationScoped
class TalkRepository implements PanacheRepositoryBase<Talk, String> {

    Uni<Talk> required(SessionId id) {
        return findById(id.value()).onItem().ifNull().failWith(() -> new TalkNotFound(id.value()));
    }

    /// For a transition: two of them on one talk go one after the other.
    Uni<Talk> lock(SessionId id) {
        return findById(id.value(), LockModeType.PESSIMISTIC_WRITE)
                .onItem().ifNull().failWith(() -> new TalkNotFound(id.value()));
    }

    Uni<Talk> living(UUID conversation) {
        return find("conversationId = ?1 and state in ('requested', 'active')", conversation).firstResult();
    }

    /// The newest that came to life, if one did.
    Uni<Talk> latest(UUID conversation) {
        return find("conversationId = ?1 and state in ('active', 'ended') order by requestedAt desc", conversation)
                .firstResult();
    }

    /// Locked, for whoever adds to it.
    Uni<Talk> lockLatest(UUID conversation) {
        return Panache.getSession()
                .chain(session -> session.createSelectionQuery("""
                        select id from Talk where conversationId = ?1 and state in ('active', 'ended')
                        order by requestedAt desc limit 1""", String.class)
                        .setParameter(1, conversation)
                        .getSingleResultOrNull())
                .chain(id -> id == null
                        ? Uni.createFrom().failure(new ConversationEnded(conversation))
                        : lock(new SessionId(id)));
    }

    /// Newest first.
    Uni<List<Talk>> held(UUID conversation, int atMost) {
        return find("conversationId = ?1 and (messages > 0 or joinedAt is not null) order by requestedAt desc",
                conversation).page(0, atMost).list();
    }

    Uni<Long> messages(UUID conversation) {
        return Panache.getSession().chain(session -> session
                .createSelectionQuery("select coalesce(sum(messages), 0) from Talk where conversationId = ?1",
                        Long.class)
                .setParameter(1, conversation)
                .getSingleResult());
    }

    Uni<List<Talk>> forgottenIntents(Instant before, int atMost) {
        return find("state = 'requested' and requestedAt < ?1 order by requestedAt", before).page(0, atMost).list();
    }

    Uni<List<Talk>> overLimit(Instant now, int atMost) {
        return find("state = 'active' and startedAt + limitSeconds second <= ?1 order by startedAt", now)
                .page(0, atMost).list();
    }

    Uni<List<Talk>> livingOf(PersonId person, Instant until) {
        return find("personId = ?1 and requestedAt <= ?2 and state in ('requested', 'active')", person.value(), until)
                .list();
    }
}
