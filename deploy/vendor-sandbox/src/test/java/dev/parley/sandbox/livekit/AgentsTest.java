package dev.parley.sandbox.livekit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.sandbox.livekit.proto.AgentDispatch;
import dev.parley.sandbox.livekit.workers.Behaviour;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AgentsTest {
    private final Bench bench = new Bench();

    @AfterEach
    void stop() {
        bench.close();
    }

    @Test
    void aJobIsTakenBeforeItsAgentIsThere() {
        var dispatch = bench.dispatch("r", "voice-agent");
        assertThat(dispatch.state().jobs()).isEmpty();

        bench.advance(Duration.ofMillis(199));
        assertThat(bench.jobs(dispatch)).isEmpty();

        bench.advance(Duration.ofMillis(1));
        assertThat(bench.job(dispatch).status()).isEqualTo("JS_RUNNING");
        assertThat(bench.identities("r")).isEmpty();

        bench.advance(Duration.ofMillis(100));
        assertThat(bench.identities("r")).containsExactly(bench.job(dispatch).participantIdentity());
    }

    @ParameterizedTest
    @EnumSource(names = {"FULL", "NONE"})
    void aJobThatNobodyTookIsNotTakenLater(Behaviour behaviour) {
        bench.hire("voice-agent", behaviour, 0, 1);
        var dispatch = bench.dispatch("r", "voice-agent");

        bench.hire("voice-agent", Behaviour.AVAILABLE, 0, 1);
        bench.advance(60);

        assertThat(bench.jobs(dispatch)).isEmpty();
        assertThat(bench.identities("r")).isEmpty();
    }

    @Test
    void aSlowAgentsJobRunsLongBeforeItIsThere() {
        bench.hire("voice-agent", Behaviour.SLOW, 8, 1);
        var dispatch = bench.dispatch("r", "voice-agent");

        bench.advance(7);
        assertThat(bench.job(dispatch).status()).isEqualTo("JS_RUNNING");
        assertThat(bench.identities("r")).isEmpty();

        bench.advance(1);
        assertThat(bench.identities("r")).hasSize(1);
    }

    @Test
    void anAgentThatLeavesHasDoneItsJob() {
        bench.hire("voice-agent", Behaviour.LEAVES, 5, 1);
        var dispatch = bench.dispatch("r", "voice-agent");
        bench.advance(Duration.ofMillis(300));
        var agent = bench.job(dispatch).participantIdentity();

        bench.advance(5);

        assertThat(bench.told()).containsExactly("room_started", "participant_joined " + agent,
                "participant_left " + agent + " CLIENT_INITIATED");
        assertThat(bench.job(dispatch).status()).isEqualTo("JS_SUCCESS");
        assertThat(bench.job(dispatch).endedAt() - bench.job(dispatch).startedAt())
                .isEqualTo(Duration.ofMillis(5_100).toNanos());
    }

    @Test
    void aKilledAgentIsMissedAfterTwentySecondsAndItsJobRunsForEver() {
        bench.hire("voice-agent", Behaviour.KILLED, 5, 1);
        bench.join("r", "ann");
        var dispatch = bench.dispatch("r", "voice-agent");
        bench.advance(Duration.ofMillis(300));
        var agent = bench.job(dispatch).participantIdentity();
        bench.told();

        bench.advance(24);
        assertThat(bench.identities("r")).containsExactly("ann", agent);
        assertThat(bench.told()).isEmpty();

        bench.advance(1);
        assertThat(bench.identities("r")).containsExactly("ann");
        assertThat(bench.told()).containsExactly("participant_left " + agent + " CONNECTION_TIMEOUT");
        bench.advance(3600);
        assertThat(bench.job(dispatch).status()).isEqualTo("JS_RUNNING");
        assertThat(bench.job(dispatch).endedAt()).isZero();
    }

    @Test
    void aWorkerTakesNoMoreJobsThanItCanDo() {
        bench.hire("voice-agent", Behaviour.AVAILABLE, 0, 1);
        var first = bench.dispatch("one", "voice-agent");
        var second = bench.dispatch("two", "voice-agent");
        bench.advance(1);
        assertThat(bench.jobs(first)).hasSize(1);
        assertThat(bench.jobs(second)).isEmpty();

        bench.presence.leave("one", bench.job(first).participantIdentity());

        var third = bench.dispatch("two", "voice-agent");
        bench.advance(1);
        assertThat(bench.jobs(third)).hasSize(1);
        assertThat(bench.jobs(second)).isEmpty();
    }

    @Test
    void aWorkerIsFreeAgainWhenItsAgentDiedOrItsDispatchWasTakenBackOrItsRoomClosed() {
        bench.hire("voice-agent", Behaviour.AVAILABLE, 0, 1);

        var died = taken(bench.dispatch("died", "voice-agent"));
        bench.presence.kill("died", bench.job(died).participantIdentity());
        var takenBack = taken(bench.dispatch("back", "voice-agent"));
        bench.dispatches.delete("back", takenBack.id());
        taken(bench.dispatch("closed", "voice-agent"));
        bench.rooms.delete("closed");
        bench.dispatch("early", "voice-agent");
        bench.rooms.delete("early");
        bench.advance(1);

        taken(bench.dispatch("last", "voice-agent"));
    }

    @Test
    void anAgentIsDispatchedIntoARoomThatWasDeletedAndMakesItAnew() {
        bench.dispatch("r", "voice-agent");
        bench.rooms.delete("r");

        bench.dispatch("r", "voice-agent");
        bench.advance(1);

        assertThat(bench.identities("r")).hasSize(1);
        assertThat(bench.told()).startsWith("room_started", "room_finished", "room_started");
    }

    @Test
    void theAgentOfADispatchThatIsTakenBackInTimeNeverComes() {
        var dispatch = bench.dispatch("r", "voice-agent");
        bench.advance(Duration.ofMillis(250));

        bench.dispatches.delete("r", dispatch.id());
        bench.advance(1);

        assertThat(bench.told()).containsExactly("room_started");
    }

    @Test
    void takingBackTheDispatchOfADeadAgentDoesNotMakeItLeave() {
        var dispatch = taken(bench.dispatch("r", "voice-agent"));
        var agent = bench.job(dispatch).participantIdentity();
        bench.presence.kill("r", agent);

        bench.dispatches.delete("r", dispatch.id());
        assertThat(bench.identities("r")).containsExactly(agent);

        bench.advance(20);
        assertThat(bench.told()).last().isEqualTo("participant_left " + agent + " CONNECTION_TIMEOUT");
    }

    @Test
    void anAgentWithoutANameTakesTheNamelessDispatchOfEveryNewRoom() {
        try (var automatic = new Bench(Settings::withAutoDispatch)) {
            automatic.join("r", "ann");
            automatic.advance(1);

            assertThat(automatic.identities("r")).hasSize(2);
            assertThat(automatic.dispatches.list("r", "").getFirst().agentName()).isEmpty();
        }
        bench.join("r", "ann");
        bench.advance(1);
        assertThat(bench.identities("r")).containsExactly("ann");
    }

    @Test
    void jobsAreToldOnlyWhereTheServerIsSetUpSo() {
        try (var talkative = new Bench(Settings::withAgentJobWebhooks)) {
            talkative.hire("voice-agent", Behaviour.LEAVES, 1, 1);
            var dispatch = talkative.dispatch("r", "voice-agent");
            talkative.advance(2);

            var agent = talkative.job(dispatch).participantIdentity();
            assertThat(talkative.receiver.deliveries().get(1).text("/job/state/status")).isEqualTo("JS_RUNNING");
            assertThat(talkative.receiver.deliveries().getLast().text("/job/state/status")).isEqualTo("JS_SUCCESS");
            assertThat(talkative.told()).containsExactly("room_started", "agent_job_started",
                    "participant_joined " + agent, "participant_left " + agent + " CLIENT_INITIATED",
                    "agent_job_ended");
        }
    }

    private AgentDispatch taken(AgentDispatch dispatch) {
        bench.advance(1);
        assertThat(bench.jobs(dispatch)).as(dispatch.room()).hasSize(1);
        return dispatch;
    }
}
