package dev.parley.sandbox.control;

import dev.parley.sandbox.elevenlabs.ClientData;
import dev.parley.sandbox.elevenlabs.Origin;
import dev.parley.sandbox.elevenlabs.Turn.Role;
import dev.parley.sandbox.elevenlabs.Workspace;
import dev.parley.sandbox.elevenlabs.webhooks.WebhookState;
import dev.parley.sandbox.elevenlabs.webhooks.Webhooks;
import dev.parley.sandbox.platform.Fields;
import dev.parley.sandbox.platform.Refused;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.List;

/// Be the person who talks to an agent by telephone or WebRTC, the agent's voice on any line, or bad luck.
@Path("/sandbox/elevenlabs")
@RunOnVirtualThread
public class ElevenLabsControl {
    private final Workspace workspace;
    private final Webhooks webhooks;

    ElevenLabsControl(Workspace workspace, Webhooks webhooks) {
        this.workspace = workspace;
        this.webhooks = webhooks;
    }

    /// Newest first.
    @GET
    @Path("/conversations")
    public List<ElevenLabsConversation> list() {
        return workspace.all().stream().map(ElevenLabsConversation::of).toList().reversed();
    }

    @GET
    @Path("/webhooks")
    public List<WebhookState> webhooks() {
        return webhooks.all();
    }

    /// The telephone rings.
    @POST
    @Path("/conversations")
    public ElevenLabsConversation ring(byte[] body) {
        var request = Fields.parse(body);
        var origin = switch (request.text("by")) {
            case "", "sip" -> Origin.SIP;
            case "twilio" -> Origin.TWILIO;
            default -> throw new Refused(400, "Invalid by: it must be sip or twilio");
        };
        return ElevenLabsConversation.of(workspace.ring(required(request, "agent_id"), origin));
    }

    /// What is sent is what a client would send first. A conversation that cannot start has failed.
    @POST
    @Path("/conversations/{id}/join")
    public ElevenLabsConversation join(@PathParam("id") String id, byte[] body) {
        return ElevenLabsConversation.of(workspace.join(id, ClientData.of(Fields.parseOrEmpty(body))));
    }

    @POST
    @Path("/conversations/{id}/speak")
    public ElevenLabsConversation speak(@PathParam("id") String id, byte[] body) {
        var request = Fields.parse(body);
        var text = required(request, "text");
        return ElevenLabsConversation.of(switch (request.text("role")) {
            case "user" -> workspace.speak(id, Role.USER, text);
            case "agent" -> workspace.speak(id, Role.AGENT, text);
            default -> throw new Refused(400, "Invalid role: it must be user or agent");
        });
    }

    /// The person hangs up.
    @POST
    @Path("/conversations/{id}/leave")
    public ElevenLabsConversation leave(@PathParam("id") String id) {
        return ElevenLabsConversation.of(workspace.end(id, "Client disconnected: 1000"));
    }

    /// The agent hangs up.
    @POST
    @Path("/conversations/{id}/end")
    public ElevenLabsConversation end(@PathParam("id") String id) {
        return ElevenLabsConversation.of(workspace.end(id, "The agent ended the call"));
    }

    @POST
    @Path("/conversations/{id}/quota")
    public ElevenLabsConversation quota(@PathParam("id") String id) {
        return ElevenLabsConversation.of(workspace.exceedQuota(id));
    }

    @POST
    @Path("/conversations/{id}/fail")
    public ElevenLabsConversation fail(@PathParam("id") String id, byte[] body) {
        var reason = Fields.parseOrEmpty(body).text("reason");
        return ElevenLabsConversation.of(workspace.breakDown(id, reason.isBlank() ? "unknown" : reason));
    }

    private static String required(Fields request, String name) {
        var text = request.text(name);
        if (text.isBlank()) {
            throw new Refused(400, "Invalid " + name + ": it must say something");
        }
        return text;
    }
}
