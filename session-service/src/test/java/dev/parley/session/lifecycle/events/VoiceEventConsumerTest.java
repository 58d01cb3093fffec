package dev.parley.session.lifecycle.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.model.event.EndReason;
import dev.parley.model.event.SessionKind;
import dev.parley.model.event.Vendor;
import dev.parley.model.event.VoiceEvent;
import dev.parley.model.event.VoiceEvent.VoiceSessionEnded;
import dev.parley.model.event.VoiceEvent.VoiceSessionStarted;
import dev.parley.model.id.PersonId;
import dev.parley.model.id.SessionId;
import dev.parley.session.lifecycle.MentorApp;
import dev.parley.session.lifecycle.Published;
import dev.parley.test.Kafka;
import dev.parley.test.ParleyPlatform;
import dev.parley.test.PeerStandIn;
import dev.parley.test.VendorSandbox;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(ParleyPlatform.class)
@WithTestResource(VendorSandbox.class)
@WithTestResource(PeerStandIn.class)
class VoiceEventConsumerTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    @Inject
    ObjectMapper json;
    private MentorApp app;
    private SessionId session;

    @BeforeEach
    void aVoiceSessionOfSomebody() {
        app = MentorApp.ofSomebodyNew();
        session = new SessionId("session_1_" + UUID.randomUUID());
    }

    @Test
    void aVoiceSessionIsASessionLikeAnyOther() {
        var eventId = UUID.randomUUID().toString();
        Kafka.send(eventId, started(), text(started()));
        Kafka.send(eventId, started(), text(started()));
        send(ended(NOON));
        send(ended(NOON));

        Published.awaitEvents(session.value(), Published.STARTED, Published.ENDED);
        var event = Published.data(session.value(), Published.ENDED);
        assertThat(event.getLong("lastedSeconds")).isEqualTo(61);
        assertThat(event.getString("reason")).isEqualTo("person_left");
        app.get("/v1/sessions/" + session).statusCode(200)
                .body("kind", equalTo("voice"))
                .body("vendor", equalTo("livekit"))
                .body("state", equalTo("ended"))
                .body("lasted_seconds", equalTo(61));
    }

    @Test
    void oneThatNeverCameToLifeFailed() {
        send(ended(null));

        Published.awaitEvents(session.value(), Published.FAILED);
        assertThat(Published.outcome(session.value())).isEqualTo("failed person_left");
    }

    @Test
    void oneThatHadBegunAndToWhichNoAgentCameFailedAfterAll() {
        send(started());
        send(noAgentCame());
        send(noAgentCame());
        send(ended(NOON));

        Published.awaitEvents(session.value(), Published.STARTED, Published.FAILED);
        assertThat(Published.outcome(session.value())).isEqualTo("failed agent_unavailable");
        assertThat(Published.data(session.value(), Published.FAILED).getString("reason"))
                .isEqualTo("agent_unavailable");
        app.get("/v1/sessions/" + session).statusCode(200).body("state", equalTo("failed"));
    }

    private VoiceSessionEnded noAgentCame() {
        return new VoiceSessionEnded(session, new PersonId(app.person()), Vendor.LIVEKIT, null, NOON.plusSeconds(16), 0,
                EndReason.AGENT_UNAVAILABLE);
    }

    private VoiceSessionStarted started() {
        return new VoiceSessionStarted(session, new PersonId(app.person()), SessionKind.VOICE, Vendor.LIVEKIT,
                session.value(), NOON, 600);
    }

    private VoiceSessionEnded ended(@Nullable Instant startedAt) {
        return new VoiceSessionEnded(session, new PersonId(app.person()), Vendor.LIVEKIT, startedAt,
                NOON.plusSeconds(61), startedAt == null ? 0 : 61, EndReason.PERSON_LEFT);
    }

    private void send(VoiceEvent event) {
        Kafka.send(event, text(event));
    }

    private String text(VoiceEvent event) {
        try {
            return json.writeValueAsString(event);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
