package dev.parley.stack.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RouteFilesTest {
    private static RouteTable routes;

    @BeforeAll
    static void readTheRoutesOfProduction() throws IOException {
        routes = RouteFiles.read(Path.of("..", "..", "k8s", "base"));
    }

    @ParameterizedTest
    @CsvSource({
            "POST, /functions/v1/start-tavus-session, session-service",
            "POST, /functions/v1/end-tavus-session, session-service",
            "POST, /api/v1/tavus/create-conversation, session-service",
            "GET, /api/v1/tavus/conversation-status/c123, session-service",
            "POST, /v1/sessions, session-service",
            "GET, /v1/sessions/s1/events, session-service",
            "GET, /v1/transcripts, session-service",
            "GET, /v1/erasures/anna, session-service",
            "POST, /functions/v1/tavus-webhook, webhook-ingest-service",
            "POST, /api/v1/tavus/callback, webhook-ingest-service",
            "POST, /webhook/livekit, webhook-ingest-service",
            "POST, /webhooks/tavus, webhook-ingest-service",
            "POST, /webhooks/elevenlabs/capability, webhook-ingest-service",
            "GET, /v1/deliveries, webhook-ingest-service",
            "POST, /v1/deliveries/d1/replay, webhook-ingest-service",
            "GET, /v1/dead-letters, webhook-ingest-service",
            "GET, /, voice-orchestrator-service",
            "GET, /health, voice-orchestrator-service",
            "POST, /api/session/start, voice-orchestrator-service",
            "POST, /api/session/end, voice-orchestrator-service",
            "POST, /api/v1/conversations/elevenlabs/init, voice-orchestrator-service",
            "POST, /api/v1/conversations/messages, voice-orchestrator-service",
            "POST, /api/v1/conversations/elevenlabs/refresh-token, voice-orchestrator-service",
            "GET, /api/v1/conversations/elevenlabs/validate-session/c1, voice-orchestrator-service",
            "POST, /v1/voice/sessions, voice-orchestrator-service",
            "GET, /v1/voice/agents, voice-orchestrator-service",
            "GET, /docs, voice-orchestrator-service",
            "GET, /redoc, voice-orchestrator-service",
            "GET, /v1/avatars, persona-service",
            "GET, /v1/personas/p1/versions, persona-service",
            "GET, /v1/interpreters, persona-service",
            "GET, /v1/voices, persona-service",
            "PUT, /v1/me/profile, persona-service",
            "DELETE, /v1/me, persona-service",
            "POST, /v1/contexts, persona-service",
            "GET, /v1/plans, usage-billing-service",
            "GET, /v1/subscriptions, usage-billing-service",
            "GET, /v1/usage/me, usage-billing-service",
            "POST, /v1/reservations, usage-billing-service",
            "GET, /v1/statements/2026-03, usage-billing-service",
            "GET, /v1/rate-cards, usage-billing-service",
            "GET, /v1/reports/margin, usage-billing-service",
            "OPTIONS, /v1/sessions, session-service",
    })
    void everyPublishedRouteLeadsToItsOwner(String method, String path, String service) {
        assertThat(routes.serviceFor(method, path)).contains(service);
    }

    @ParameterizedTest
    @CsvSource({"/nowhere", "/v1", "/v1/sessionsX", "/healthy", "/q/health/ready", "/sandbox"})
    void whatNobodyPublishesLeadsNowhere(String path) {
        assertThat(routes.serviceFor("GET", path)).isEmpty();
    }

    @Test
    void aMatchThatIsNotUnderstoodIsRefusedWithTheFileItStandsIn(@TempDir Path directory) throws IOException {
        // Given
        Files.writeString(directory.resolve("odd.yaml"), """
                kind: HTTPRoute
                spec:
                  rules:
                    - matches: [{path: {type: RegularExpression, value: "/x.*"}}]
                      backendRefs: [{name: some-service, port: 1}]
                """);
        // Then
        assertThatThrownBy(() -> RouteFiles.read(directory))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("odd.yaml")
                .hasMessageContaining("RegularExpression");
    }

    @Test
    void aDirectoryWithoutRoutesIsRefused(@TempDir Path directory) {
        assertThatThrownBy(() -> RouteFiles.read(directory)).hasMessageStartingWith("No HTTPRoute was found");
    }
}
