package dev.parley.session.lifecycle.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.parley.model.event.Turn;
import dev.parley.model.id.SessionId;
import dev.parley.service.identity.Role;
import dev.parley.session.lifecycle.SessionService;
import dev.parley.session.timeline.Timeline;
import dev.parley.session.transcript.Transcripts;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.util.List;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/// Reading sessions. Row security decides which there are: somebody else's is not found.
@Path("/v1/sessions")
@RolesAllowed({Role.USER, Role.SERVICE, Role.ADMIN})
class SessionResource {
    private final SessionService sessions;
    private final Timeline timeline;
    private final Transcripts transcripts;

    SessionResource(SessionService sessions, Timeline timeline, Transcripts transcripts) {
        this.sessions = sessions;
        this.timeline = timeline;
        this.transcripts = transcripts;
    }

    /// Those whose conversation at a vendor this is.
    @GET
    public Uni<SessionList> list(@RestQuery("vendor_conversation_id") @NotNull String conversation) {
        return sessions.ofConversation(conversation)
                .map(found -> new SessionList(found.stream().map(SessionView::of).toList()));
    }

    @GET
    @Path("/{id}")
    public Uni<SessionView> one(@RestPath String id) {
        return sessions.required(new SessionId(id)).map(SessionView::of);
    }

    @GET
    @Path("/{id}/timeline")
    public Uni<List<EntryView>> timeline(@RestPath String id) {
        return sessions.required(new SessionId(id))
                .chain(session -> timeline.of(session.id()))
                .map(entries -> entries.stream().map(EntryView::of).toList());
    }

    @GET
    @Path("/{id}/transcript")
    public Uni<List<TurnView>> transcript(@RestPath String id) {
        return sessions.required(new SessionId(id))
                .chain(session -> transcripts.of(session.id()))
                .map(turns -> turns.stream().map(TurnView::of).toList());
    }

    record SessionList(List<SessionView> sessions) {}

    @JsonNaming(SnakeCaseStrategy.class)
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record EntryView(Instant happenedAt, Instant learnedAt, String what, String how, @Nullable Long tookMillis) {

        static EntryView of(Timeline.Entry entry) {
            return new EntryView(entry.happenedAt(), entry.learnedAt(), entry.what(), entry.how(), entry.tookMillis());
        }
    }

    @JsonNaming(SnakeCaseStrategy.class)
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record TurnView(String role, String text, @Nullable Double offsetSeconds) {

        static TurnView of(Turn turn) {
            return new TurnView(turn.role(), turn.text(), turn.offsetSeconds());
        }
    }
}
