package dev.parley.sandbox.livekit;

import dev.parley.sandbox.platform.Fields;

import java.util.Map;

/// Which agent is to come to which room.
public record CreateDispatch(String agentName, String room, String metadata, String restartPolicy, String deployment,
        Map<String, String> attributes) {

    private static final String RESTART_POLICY = "JRP_ON_FAILURE";

    public static CreateDispatch of(Fields request) {
        var policy = request.text("restartPolicy", "restart_policy");
        return new CreateDispatch(request.text("agentName", "agent_name"), request.text("room"),
                request.text("metadata"), policy.isEmpty() ? RESTART_POLICY : policy, request.text("deployment"),
                request.textMap("attributes"));
    }

    /// What a room gets when nobody ordered an agent: any worker without a name may take it, and none has to.
    static CreateDispatch ofNobody(String room) {
        return new CreateDispatch("", room, "", RESTART_POLICY, "", Map.of());
    }

    CreateDispatch into(String name) {
        return new CreateDispatch(agentName, name, metadata, restartPolicy, deployment, attributes);
    }
}
