package dev.parley.voice.assistant.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.parley.model.event.EndReason;
import dev.parley.model.event.SessionKind;
import dev.parley.model.id.SessionId;
import dev.parley.service.idempotency.IdempotencyKeys;
import dev.parley.service.identity.Caller;
import dev.parley.service.identity.Role;
import dev.parley.voice.assistant.AssistantHealth;
import dev.parley.voice.assistant.StartVoiceSession;
import dev.parley.voice.assistant.VoiceAssistant;
import dev.parley.voice.assistant.VoiceQueue;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jspecify.annotations.Nullable;

/// The voice seed's API. What it calls Celery is the dispatch of agents.
@Path("/")
@RolesAllowed({Role.USER, Role.SERVICE, Role.ADMIN})
class VoiceAssistantResource {
    private final VoiceAssistant assistant;
    private final VoiceQueue queue;
    private final AssistantHealth health;
    private final IdempotencyKeys keys;
    private final Caller caller;

    VoiceAssistantResource(VoiceAssistant assistant, VoiceQueue queue, AssistantHealth health,
            IdempotencyKeys keys, Caller caller) {
        this.assistant = assistant;
        this.queue = queue;
        this.health = health;
        this.keys = keys;
        this.caller = caller;
    }

    @GET
    @PermitAll
    public About about() {
        return new About("Voice Assistant Orchestrator", "running", "2.0.0", "Python FastAPI",
                List.of("session_tracking", "cleanup", "livekit_webhooks"));
    }

    @GET
    @Path("/health")
    @PermitAll
    public Uni<Health> health() {
        return health.report().map(Health::of);
    }

    @POST
    @Path("/api/session/start")
    @APIResponseSchema(StartedSession.class)
    public Uni<Response> start(@HeaderParam("Idempotency-Key") @Nullable String key,
            @NotNull @Valid StartSession request) {
        var person = caller.actingFor(request.userName());
        var start = new StartVoiceSession(person, SessionKind.VOICE, request.voice().publishedName(), null,
                request.openingLine(), request.systemPrompt(), key, null, null);
        var started = keys.answerOnce(person, key, request, StartedSession.class,
                () -> assistant.start(start).map(StartedSession::of))
                .map(answer -> Response.ok(answer).build())
                .onFailure(SeedFailure::isOne).transform(SeedFailure::of);
        return request.mayWait()
                ? started.onFailure(VoiceQueue::isWorthWaiting)
                        .recoverWithUni(() -> queue.join(start).map(standing -> QueuedSession.of(standing).answer()))
                : started;
    }

    @POST
    @Path("/api/session/end")
    public Uni<EndedSession> end(@NotNull @Valid EndSession request) {
        var reason = caller.mayActForOthers() ? EndReason.ENDED_BY_SERVICE : EndReason.ENDED_BY_USER;
        return assistant.end(new SessionId(request.sessionId()), reason).map(EndedSession::of);
    }

    /// Word for word what the seed published.
    record About(String service, String status, String version, String type, List<String> features) {}

    record Health(String status, @JsonProperty("livekit_url") String livekitUrl,
            @JsonProperty("livekit_configured") boolean livekitConfigured,
            @JsonProperty("redis_connected") boolean redisConnected,
            @JsonProperty("celery_available") boolean celeryAvailable) {

        static Health of(AssistantHealth.Report report) {
            return new Health(report.isHealthy() ? "healthy" : "degraded", report.livekitUrl(), true,
                    report.isRedisReachable(), report.canDispatch());
        }
    }
}
