package dev.parley.sandbox.livekit.api;

import dev.parley.sandbox.livekit.CreateDispatch;
import dev.parley.sandbox.livekit.Dispatches;
import dev.parley.sandbox.livekit.Limits;
import dev.parley.sandbox.livekit.api.TwirpError.Code;
import dev.parley.sandbox.livekit.proto.AgentDispatch;
import dev.parley.sandbox.livekit.token.VideoGrant;
import dev.parley.sandbox.platform.Fields;
import jakarta.inject.Singleton;
import java.util.List;

@Singleton
class DispatchCalls {
    private final Dispatches dispatches;
    private final Bus bus;

    DispatchCalls(Dispatches dispatches, Bus bus) {
        this.dispatches = dispatches;
        this.bus = bus;
    }

    AgentDispatch create(Fields request, VideoGrant grant) {
        Checks.limit(Limits.ofRoomName(Checks.administeredRoom(request, grant)));
        return dispatches.create(CreateDispatch.of(request));
    }

    DispatchList list(Fields request, VideoGrant grant) throws InterruptedException {
        var room = Checks.administeredRoom(request, grant);
        bus.reach(room);
        return new DispatchList(dispatches.list(room, idIn(request)));
    }

    AgentDispatch delete(Fields request, VideoGrant grant) throws InterruptedException {
        var room = Checks.administeredRoom(request, grant);
        bus.reach(room);
        return dispatches.delete(room, idIn(request))
                .orElseThrow(() -> TwirpError.fromBus(Code.NOT_FOUND, "dispatch ID not found"));
    }

    private static String idIn(Fields request) {
        return request.text("dispatchId", "dispatch_id");
    }

    record DispatchList(List<AgentDispatch> agentDispatches) {}
}
