package dev.parley.session.timeline;

import dev.parley.model.id.SessionId;
import io.smallrye.common.vertx.ContextLocals;
import io.smallrye.common.vertx.VertxContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/// Which sessions have news in the transaction at hand. They are told of when it has committed, as whoever looks before
/// sees nothing. They are kept on the Vert.x context of that one piece of work.
@ApplicationScoped
class TimelineNews {
    private static final String UNTOLD = "parley.timeline.untold";

    private final Event<SessionHasNews> tell;

    TimelineNews(Event<SessionHasNews> tell) {
        this.tell = tell;
    }

    void about(SessionId session) {
        untold().ifPresent(sessions -> sessions.add(session));
    }

    /// Whether a transaction may begin here, and not only be joined.
    boolean isOutermost() {
        return VertxContext.isOnDuplicatedContext() && untold().isEmpty();
    }

    void begin() {
        ContextLocals.put(UNTOLD, new LinkedHashSet<SessionId>());
    }

    void committed() {
        var sessions = untold().orElse(Set.of());
        ContextLocals.remove(UNTOLD);
        sessions.forEach(session -> tell.fire(new SessionHasNews(session)));
    }

    void rolledBack() {
        ContextLocals.remove(UNTOLD);
    }

    private static Optional<Set<SessionId>> untold() {
        return VertxContext.isOnDuplicatedContext() ? ContextLocals.get(UNTOLD) : Optional.empty();
    }
}
