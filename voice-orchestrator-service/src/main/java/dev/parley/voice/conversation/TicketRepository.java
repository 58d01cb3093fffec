package dev.parley.voice.conversation;

import dev.parley.model.id.SessionId;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

@ApplicationScoped
class TicketRepository implements PanacheRepositoryBase<Ticket, String> {
    /// Least recently asked first; nobody else asks about them meanwhile.
    private static final String TAKE_UP = """
            WITH taken AS (
                UPDATE ticket SET polled_at = ?1 WHERE vendor_conversation IN (
                    SELECT vendor_conversation FROM ticket
                    WHERE state IN ('unused', 'used') AND issued_at < ?2 AND issued_at > ?3
                        AND (polled_at IS NULL OR polled_at < ?4)
                    ORDER BY polled_at NULLS FIRST LIMIT ?5 FOR UPDATE SKIP LOCKED)
                RETURNING vendor_conversation)
            SELECT vendor_conversation FROM taken""";

    /// Whose talk it is; empty if it is none of ours. The ticket itself is read once the talk is locked.
    Uni<Optional<SessionId>> talkOf(String vendorConversation) {
        return Panache.getSession()
                .chain(session -> session
                        .createSelectionQuery("select talkId from Ticket where vendorConversation = ?1", String.class)
                        .setParameter(1, vendorConversation)
                        .getSingleResultOrNull())
                .map(talk -> Optional.ofNullable(talk).map(SessionId::new));
    }

    /// Oldest first.
    Uni<List<Ticket>> of(SessionId talk) {
        return list("talkId = ?1 order by issuedAt, vendorConversation", talk.value());
    }

    Uni<List<String>> takeUp(Poll due) {
        return Panache.getSession().chain(session -> session.createNativeQuery(TAKE_UP, String.class)
                .setParameter(1, due.now())
                .setParameter(2, due.issuedBefore())
                .setParameter(3, due.issuedAfter())
                .setParameter(4, due.polledBefore())
                .setParameter(5, due.atMost())
                .getResultList());
    }

    record Poll(Instant now, Instant issuedBefore, Instant issuedAfter, Instant polledBefore, int atMost) {}
}
