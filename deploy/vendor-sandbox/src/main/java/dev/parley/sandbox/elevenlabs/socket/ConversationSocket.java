package dev.parley.sandbox.elevenlabs.socket;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.sandbox.elevenlabs.Admission.Admitted;
import dev.parley.sandbox.elevenlabs.Admission.Denied;
import dev.parley.sandbox.elevenlabs.ClientData;
import dev.parley.sandbox.elevenlabs.Failure;
import dev.parley.sandbox.elevenlabs.Workspace;
import dev.parley.sandbox.platform.Fields;
import dev.parley.sandbox.platform.Refused;
import dev.parley.sandbox.platform.SandboxClock;
import dev.parley.sandbox.traffic.Call;
import dev.parley.sandbox.traffic.Traffic;
import dev.parley.sandbox.traffic.Vendor;
import io.quarkus.logging.Log;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Objects;

/// The person's side of a conversation. Whoever may not talk is let in and told so: a browser cannot read the answer to
/// a handshake that was refused.
@Singleton
class ConversationSocket {
    private static final String PATH = "/v1/convai/conversation";
    private static final String INITIATION = "conversation_initiation_client_data";
    private static final short GONE = 1006;
    private static final int SWITCHED = 101;

    private final Workspace workspace;
    private final ObjectMapper json;
    private final Traffic traffic;
    private final SandboxClock clock;

    ConversationSocket(Workspace workspace, ObjectMapper json, Traffic traffic, SandboxClock clock) {
        this.workspace = workspace;
        this.json = json;
        this.traffic = traffic;
        this.clock = clock;
    }

    void register(@Observes Router router) {
        router.get(PATH).handler(this::upgrade);
    }

    private void upgrade(RoutingContext routing) {
        if (!"websocket".equalsIgnoreCase(routing.request().getHeader(HttpHeaders.UPGRADE))) {
            routing.next();
            return;
        }
        var query = routing.queryParams();
        var agent = Objects.requireNonNullElse(query.get("agent_id"), "");
        var signature = Objects.requireNonNullElse(query.get("conversation_signature"), "");
        var context = routing.vertx().getOrCreateContext();
        routing.request().toWebSocket()
                .onSuccess(_ -> traffic.called(new Call(clock.instant(), Vendor.ELEVENLABS, "GET", PATH, SWITCHED, 0,
                        routing.get(Call.FAULT))))
                .onSuccess(socket -> admit(agent, signature, socket, new SocketLine(socket, context, json)))
                .onFailure(failure -> Log.debugf("A handshake failed: %s", failure));
    }

    private void admit(String agent, String signature, ServerWebSocket socket, SocketLine line) {
        socket.exceptionHandler(failure -> Log.debugf("A socket broke: %s", failure));
        switch (workspace.admit(agent, signature, line)) {
            case Denied(var code, var reason) -> line.close(code, reason);
            case Admitted(var conversation) -> {
                socket.frameHandler(
                        new Messages(text -> hear(conversation, text), refused -> refuse(conversation, refused)));
                socket.closeHandler(_ -> workspace.hungUp(conversation,
                        Objects.requireNonNullElse(socket.closeStatusCode(), GONE)));
            }
        }
    }

    private void hear(String conversation, String text) {
        try {
            hear(conversation, Fields.parse(text.getBytes(UTF_8)));
        } catch (Refused refused) {
            refuse(conversation, refused);
        } catch (RuntimeException failure) {
            Log.error("A message on a socket failed", failure);
            workspace.fail(conversation, new Failure(Failure.INTERNAL, "unknown", "The sandbox failed"));
        }
    }

    /// A client that says something before its initiation data has none. Types that are not known are passed over.
    private void hear(String conversation, Fields message) {
        var type = message.json().has("user_audio_chunk") ? "user_audio_chunk" : message.text("type");
        workspace.begin(conversation, type.equals(INITIATION) ? ClientData.of(message) : ClientData.NONE);
        switch (type) {
            case "user_message" -> workspace.write(conversation, message.text("text"));
            case "pong" -> workspace.pong(conversation);
            case "feedback" -> score(conversation, message);
            case "user_audio_chunk", "user_activity", "contextual_update", "client_tool_result",
                    "mcp_tool_approval_result", "multimodal_message" ->
                workspace.input(conversation);
            default -> {
            }
        }
    }

    private void refuse(String conversation, Refused refused) {
        workspace.fail(conversation, Failure.invalidMessage(refused.sentence()));
    }

    private void score(String conversation, Fields message) {
        var score = message.text("score");
        if (!score.isEmpty() && !score.equals("like") && !score.equals("dislike")) {
            throw new Refused(400, "Invalid score: it must be like or dislike");
        }
        workspace.scoreAnswer(conversation, message.whole("event_id").orElse(0), score.isEmpty() ? null : score);
    }
}
