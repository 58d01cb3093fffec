package dev.parley.voice.assistant;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parley.test.Database;
import dev.parley.test.ParleyPlatform;
import dev.parley.test.PeerStandIn;
import dev.parley.test.VendorSandbox;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(ParleyPlatform.class)
@WithTestResource(VendorSandbox.class)
@WithTestResource(PeerStandIn.class)
class VoiceRecoveryTest {
    private VoiceApp app;

    @BeforeEach
    void somebodyNewAndEverybodyHelpful() {
        VendorSandbox.reachable();
        PeerStandIn.helpful();
        app = VoiceApp.ofSomebodyNew();
    }

    @Test
    void aSessionEndsAtItsLimitAndItsRoomIsClosed() {
        var started = app.started();
        VendorSandbox.joinRoom(started.session(), started.token());
        Database.execute("UPDATE voice.voice_session SET started_at = started_at - interval '2 hours' WHERE id = ?",
                started.session());

        VoiceApp.awaitEvents(started.session(), VoiceApp.STARTED, VoiceApp.DISPATCHED, VoiceApp.ENDED);
        assertThat(VoiceApp.outcome(started.session())).isEqualTo("ended max_duration");
        assertThat(VoiceApp.event(started.session(), VoiceApp.ENDED).getLong("lastedSeconds"))
                .isEqualTo(PeerStandIn.GRANTED_SECONDS);
        await().atMost(30, SECONDS).until(() -> VendorSandbox.room(started.session()).isEmpty());
    }

    @Test
    void atTheLimitOfTheLastMinutesOfThePlanThePlanIsUsedUp() {
        PeerStandIn.lastMinutes();
        var started = app.started();
        Database.execute("UPDATE voice.voice_session SET started_at = started_at - interval '2 hours' WHERE id = ?",
                started.session());

        VoiceApp.awaitEvents(started.session(), VoiceApp.STARTED, VoiceApp.DISPATCHED, VoiceApp.ENDED);
        assertThat(VoiceApp.event(started.session(), VoiceApp.ENDED).getString("reason")).isEqualTo("quota_exhausted");
    }

    @Test
    void aStartThatDiedIsFailedAndItsMinutesGivenBack() {
        var session = "session_1_" + UUID.randomUUID();
        Database.execute("""
                INSERT INTO voice.voice_session (id, person_id, state, voice, agent_name, requested_at)
                VALUES (?, ?, 'requested', 'ASHLEY', 'voice-agent', now() - interval '1 minute')""", session,
                app.person());

        VoiceApp.awaitEvents(session, VoiceApp.ENDED);
        assertThat(VoiceApp.outcome(session)).isEqualTo("failed reaped");
        assertThat(VoiceApp.event(session, VoiceApp.ENDED).getMap("$")).doesNotContainKey("startedAt");
    }
}
