package dev.parley.voice.watch.api;

import dev.parley.model.id.SessionId;
import dev.parley.voice.agent.HeartbeatTokens;
import dev.parley.voice.watch.Heartbeats;
import io.smallrye.common.annotation.NonBlocking;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/// An agent says that it is well. The token of its job says who it is; no other is believed here.
@Path("/v1/voice/sessions/{id}/agent/heartbeat")
class HeartbeatResource {
    private static final String BEARER = "Bearer ";

    private final HeartbeatTokens tokens;
    private final Heartbeats heartbeats;

    HeartbeatResource(HeartbeatTokens tokens, Heartbeats heartbeats) {
        this.tokens = tokens;
        this.heartbeats = heartbeats;
    }

    /// 204; 404 means that nobody has a use for the agent any more, and that it should go.
    @POST
    @PermitAll
    @NonBlocking
    public void heard(@RestPath SessionId id, @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization) {
        var agent = Optional.ofNullable(authorization)
                .filter(header -> header.startsWith(BEARER))
                .flatMap(header -> tokens.check(header.substring(BEARER.length())))
                .filter(call -> call.session().equals(id))
                .orElseThrow(HeartbeatNotBelieved::new);
        if (!heartbeats.heard(agent)) {
            throw new AgentNotWanted(id);
        }
    }
}
