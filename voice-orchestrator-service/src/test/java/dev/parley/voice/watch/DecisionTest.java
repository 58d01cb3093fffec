package dev.parley.voice.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.model.id.SessionId;
import dev.parley.voice.agent.AgentStatus;
import dev.parley.voice.agent.Assignment;
import dev.parley.voice.agent.Attendance.State;
import dev.parley.voice.agent.WatchConfig;
import dev.parley.voice.livekit.AgentInRoom;
import dev.parley.voice.livekit.Occupants;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// By the defaults: eight seconds to come, six to be silent, three replacements.
class DecisionTest {
    private static final WatchConfig CONFIG = new SmallRyeConfigBuilder().withMapping(WatchConfig.class).build()
            .getConfigMapping(WatchConfig.class);
    private static final Instant CALLED = Instant.parse("2026-03-01T12:00:00Z");
    private static final AgentInRoom OURS = new AgentInRoom("PA_1", "agent-1", Optional.of("voice-agent"));
    private static final AgentInRoom GUEST = new AgentInRoom("PA_2", "agent-2", Optional.of("note-taker"));

    @Test
    void beforeAnythingIsDueNothingIsDone() {
        assertThat(on(called(1, "AD_1"), 7)).isInstanceOf(Decision.Nothing.class);
    }

    @Test
    void whoIsDueIsLookedForInTheRoomFirst() {
        assertThat(on(called(1, "AD_1"), 8)).isInstanceOf(Decision.Look.class);
    }

    @Test
    void whoIsNotThereIsCalledOnceMore() {
        assertThat(afterLook(called(1, "AD_1"), 8)).isInstanceOf(Decision.CallAnother.class);
    }

    @Test
    void howeverLateItIsNoticedThereIsASecondCall() {
        assertThat(afterLook(called(1, "AD_1"), 60)).isInstanceOf(Decision.CallAnother.class);
    }

    @Test
    void whoIsNotThereAfterTheSecondCallIsGivenUp() {
        assertThat(afterLook(called(2, "AD_2"), 16)).isInstanceOf(Decision.GiveUp.class);
    }

    @Test
    void whoIsThereHasArrivedWhoeverTold() {
        assertThat(afterLook(called(2, "AD_2"), 16, GUEST, OURS)).isEqualTo(new Decision.IsThere(OURS));
    }

    @Test
    void somebodyElsesAgentIsNoArrival() {
        assertThat(afterLook(called(2, "AD_2"), 16, GUEST)).isInstanceOf(Decision.GiveUp.class);
    }

    @Test
    void aCallOfWhichNobodyKnowsIsMadeAgainEvenWhenAnInstanceDiedOverIt() {
        assertThat(on(called(1, null), 8)).isInstanceOf(Decision.CallAgain.class);
        assertThat(on(called(1, null), 40)).isInstanceOf(Decision.CallAgain.class);
        assertThat(on(called(1, null), 46)).isInstanceOf(Decision.Look.class);
        assertThat(afterLook(called(1, null), 46)).isInstanceOf(Decision.GiveUp.class);
    }

    @Test
    void aLostAgentIsReplacedForWhoeverIsThere() {
        assertThat(on(lost(2, 1), 0)).isInstanceOf(Decision.Replace.class);
    }

    @Test
    void whetherSomebodyIsThereTheRoomKnowsBetterThanWebhooksThatGotLost() {
        assertThat(on(lost(0, 1), 0)).isInstanceOf(Decision.Look.class);
        assertThat(afterLook(lost(0, 1), 0)).isInstanceOf(Decision.WaitForPerson.class);
        assertThat(Decision.afterLook(lost(0, 1), new Occupants(List.of(), 1), CALLED, CONFIG))
                .isInstanceOf(Decision.Replace.class);
    }

    @Test
    void replacingHasAnEnd() {
        assertThat(on(lost(1, 3), 0)).isInstanceOf(Decision.GiveUp.class);
    }

    @Test
    void sixSecondsOfSilenceAreALossWhateverTheRoomLists() {
        assertThat(afterLook(there(CALLED, false), 6, OURS)).isInstanceOf(Decision.LostSilent.class);
        assertThat(afterLook(there(CALLED, false), 5, OURS)).isInstanceOf(Decision.Trust.class);
    }

    @Test
    void whoSendsNoHeartbeatsIsNotSilent() {
        assertThat(afterLook(there(null, true), 60, OURS)).isInstanceOf(Decision.Trust.class);
    }

    @Test
    void whoIsDoubtedAndNotThereIsLost() {
        assertThat(afterLook(there(null, true), 1, GUEST)).isInstanceOf(Decision.LostMissing.class);
    }

    @Test
    void aSessionInWhichNobodyIsIsLookedInto() {
        assertThat(Decision.on(alone(0), CALLED.plusSeconds(1), CONFIG)).isInstanceOf(Decision.LookForPeople.class);
        assertThat(Decision.on(alone(1), CALLED.plusSeconds(1), CONFIG)).isInstanceOf(Decision.PersonIsThere.class);
    }

    @Test
    void agentsTooManyArePutOutWhenNothingElseIsDue() {
        var status = new AgentStatus(new SessionId("s"), new Assignment("default", "voice-agent"), State.THERE, 2, 2, 0,
                "AD_1", CALLED, Optional.of(CALLED), Optional.of("agent-1"), Optional.empty(), false,
                List.of("agent-2"), Optional.empty(), Optional.empty(), Optional.of(CALLED), 1, true);
        assertThat(Decision.on(status, CALLED, CONFIG)).isInstanceOf(Decision.RemoveExtras.class);
    }

    private static Decision on(AgentStatus status, int second) {
        return Decision.on(status, CALLED.plusSeconds(second), CONFIG);
    }

    private static Decision afterLook(AgentStatus status, int second, AgentInRoom... inRoom) {
        return Decision.afterLook(status, new Occupants(List.of(inRoom), 0), CALLED.plusSeconds(second), CONFIG);
    }

    private static AgentStatus called(int calls, @Nullable String ref) {
        return status(State.CALLED, calls, 0, ref, null, false, CALLED.plus(Duration.ofSeconds(8L * calls)), null, 1);
    }

    private static AgentStatus lost(int present, int replacements) {
        return status(State.LOST, 1, replacements, "AD_1", null, false, CALLED, null, present);
    }

    private static AgentStatus there(@Nullable Instant heard, boolean isDoubted) {
        return status(State.THERE, 1, 0, "AD_1", heard, isDoubted, CALLED, null, 1);
    }

    private static AgentStatus alone(int present) {
        return status(State.THERE, 1, 0, "AD_1", null, false, null, CALLED, present);
    }

    private static AgentStatus status(State state, int calls, int replacements, @Nullable String ref,
            @Nullable Instant heard, boolean isDoubted, @Nullable Instant agentDue, @Nullable Instant personDue,
            int present) {
        return new AgentStatus(new SessionId("s"), new Assignment("default", "voice-agent"), state, calls, calls,
                replacements, ref, CALLED, Optional.of(CALLED), Optional.of("agent-1"), Optional.ofNullable(heard),
                isDoubted, List.of(), Optional.ofNullable(agentDue), Optional.ofNullable(personDue), Optional.empty(),
                present, present > 0);
    }
}
