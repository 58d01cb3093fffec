package dev.parley.voice.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.model.id.PersonId;
import dev.parley.model.id.SessionId;
import dev.parley.voice.agent.Attendance.Arrival;
import dev.parley.voice.agent.Attendance.State;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class AttendanceTest {
    private static final WatchConfig CONFIG = new SmallRyeConfigBuilder().withMapping(WatchConfig.class).build()
            .getConfigMapping(WatchConfig.class);
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private final Attendance attendance = new Attendance(new SessionId("s"), new PersonId("anna"),
            new Assignment("default", "voice-agent"), "AD_1", NOON, CONFIG);

    @Test
    void theFirstToArriveIsTheOne() {
        assertThat(arrives("PA_1", "agent-1")).isEqualTo(Arrival.FIRST);
        assertThat(arrives("PA_1", "agent-1")).isEqualTo(Arrival.KNOWN);
        assertThat(arrives("PA_2", "agent-2")).isEqualTo(Arrival.EXTRA);
        assertThat(arrives("PA_2", "agent-2")).isEqualTo(Arrival.KNOWN);
        assertThat(attendance.status(1, true).extras()).containsExactly("agent-2");
    }

    @Test
    void oneThatComesInAgainIsStillTheOne() {
        arrives("PA_1", "agent-1");

        assertThat(attendance.left("PA_1", true, NOON)).isFalse();
        assertThat(arrives("PA_1b", "agent-1")).isEqualTo(Arrival.AGAIN);
        assertThat(attendance.left("PA_1", false, NOON)).isFalse();
        assertThat(attendance.left("PA_1b", false, NOON)).isTrue();
    }

    @Test
    void anExtraThatLeavesIsNoLoss() {
        arrives("PA_1", "agent-1");
        arrives("PA_2", "agent-2");

        assertThat(attendance.left("PA_2", false, NOON)).isFalse();
    }

    @Test
    void aLateOneTakesThePlaceOfTheLost() {
        arrives("PA_1", "agent-1");
        attendance.left("PA_1", false, NOON);

        assertThat(arrives("PA_2", "agent-2")).isEqualTo(Arrival.REPLACED);
        assertThat(attendance.is(State.THERE)).isTrue();
    }

    @Test
    void whoeverWasLostIsNotListenedToAnyMore() {
        arrives("PA_1", "agent-1");
        attendance.loseTheSilent(NOON);

        assertThat(attendance.heardFrom).isEqualTo(2);
        assertThat(attendance.status(1, true).extras()).containsExactly("agent-1");
    }

    @Test
    void anArrivalAfterASecondCallCountsFromTheFirst() {
        attendance.callAnother(NOON.plusSeconds(8), CONFIG);

        assertThat(attendance.took(NOON.plusSeconds(9))).hasSeconds(9);
        assertThat(attendance.attempt).isEqualTo(2);
        assertThat(attendance.replacements).isZero();
    }

    @Test
    void aReplacementCountsFromItsOwnCall() {
        arrives("PA_1", "agent-1");
        attendance.left("PA_1", false, NOON.plusSeconds(60));
        attendance.replace(NOON.plusSeconds(61), CONFIG);

        assertThat(attendance.took(NOON.plusSeconds(62))).hasSeconds(1);
        assertThat(attendance.replacements).isEqualTo(1);
        assertThat(attendance.status(1, true).ref()).isNull();
    }

    @Test
    void nothingIsDueWhileTheAgentIsThereAndSendsNoHeartbeats() {
        arrives("PA_1", "agent-1");
        attendance.personCame(NOON);

        assertThat(attendance.status(1, true).agentDueAt()).isEmpty();
        assertThat(attendance.status(1, true).personDueAt()).isEmpty();
    }

    @Test
    void aPersonWhoComesWakesTheSearchForALostAgent() {
        arrives("PA_1", "agent-1");
        attendance.left("PA_1", false, NOON);
        attendance.agentDueAt(null);

        attendance.personCame(NOON.plusSeconds(5));

        assertThat(attendance.status(1, true).agentDueAt()).contains(NOON.plusSeconds(5));
    }

    private Arrival arrives(String sid, String identity) {
        return attendance.arrived(sid, identity, NOON, CONFIG);
    }
}
