package dev.parley.voice.assistant;

import dev.parley.voice.livekit.LiveKitConfig;
import dev.parley.voice.livekit.LiveKitRooms;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/// Whether voice sessions can be started at this moment.
@ApplicationScoped
public class AssistantHealth {
    private final HotState hotState;
    private final LiveKitRooms rooms;
    private final LiveKitConfig livekit;

    AssistantHealth(HotState hotState, LiveKitRooms rooms, LiveKitConfig livekit) {
        this.hotState = hotState;
        this.rooms = rooms;
        this.livekit = livekit;
    }

    public Uni<Report> report() {
        return Uni.combine().all().unis(hotState.isReachable(), rooms.isReachable())
                .with((redis, dispatch) -> new Report(livekit.browserUrl().toString(), redis, dispatch));
    }

    /// @param canDispatch
    ///            whether LiveKit answers, so that agents can be dispatched
    public record Report(String livekitUrl, boolean isRedisReachable, boolean canDispatch) {

        public boolean isHealthy() {
            return isRedisReachable && canDispatch;
        }
    }
}
