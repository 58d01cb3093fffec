package dev.parley.voice.agent;

import dev.parley.model.id.SessionId;
import dev.parley.voice.agent.AgentConfig.RuntimeKind;
import dev.parley.voice.livekit.LiveKitRooms;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/// Workers that wait at LiveKit. A dispatch offers the job once; whether a worker takes it, nobody tells.
@ApplicationScoped
class LiveKitAgents implements AgentRuntime {
    private final LiveKitRooms rooms;

    LiveKitAgents(LiveKitRooms rooms) {
        this.rooms = rooms;
    }

    @Override
    public RuntimeKind kind() {
        return RuntimeKind.LIVEKIT;
    }

    /// Each dispatch brings another agent, so one of this attempt that is there already is taken.
    @Override
    public Uni<String> call(AgentPool pool, AgentCall call) {
        return rooms.dispatch(call.job().room(), call.agent().agentName(), call.attempt(), call.metadata());
    }

    @Override
    public Uni<Void> dismiss(AgentJob job, String identity) {
        return rooms.remove(job.room(), identity);
    }

    /// They go with the room.
    @Override
    public Uni<Boolean> clear(SessionId session) {
        return Uni.createFrom().item(true);
    }
}
