package dev.parley.persona.memory;

import dev.parley.model.id.SessionId;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

@ApplicationScoped
class SessionEndRepository implements PanacheRepositoryBase<SessionEnd, String> {
    private static final String OF_NO_CONVERSATION = """
            delete from SessionEnd e where e.learnedAt < ?1
            and not exists (select 1 from Conversation c where c.sessionId = e.sessionId)""";

    Uni<SessionEnd> findOrMake(SessionId session, Instant now) {
        return findById(session.value())
                .onItem().ifNull().switchTo(() -> persist(new SessionEnd(session, now)));
    }

    Uni<Long> forgetThoseOfNoConversation(Instant before) {
        return delete(OF_NO_CONVERSATION, before);
    }
}
