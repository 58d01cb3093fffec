package dev.parley.sandbox.livekit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.sandbox.livekit.proto.ParticipantInfo;
import dev.parley.sandbox.livekit.proto.ParticipantInfo.Kind;
import dev.parley.sandbox.platform.Refused;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PresenceTest {
    private final Bench bench = new Bench();

    @AfterEach
    void stop() {
        bench.close();
    }

    @Test
    void somebodyWhoseProcessDiedIsListedUntilMissedAndTheRoomClosesOnlyThen() {
        bench.join("r", "ann");
        bench.presence.kill("r", "ann");

        bench.advance(19);
        assertThat(bench.identities("r")).containsExactly("ann");

        bench.advance(20);
        assertThat(bench.rooms.exists("r")).isTrue();
        bench.advance(1);
        assertThat(bench.told()).containsExactly("room_started", "participant_joined ann",
                "participant_left ann CONNECTION_TIMEOUT", "room_finished");
    }

    @Test
    void aRejoinPutsTheDeadOneOutAndIsNotMissedInItsPlace() {
        bench.join("r", "ann");
        bench.presence.kill("r", "ann");
        bench.advance(5);

        bench.join("r", "ann");
        bench.advance(60);

        assertThat(bench.told()).containsExactly("room_started", "participant_joined ann",
                "participant_left ann DUPLICATE_IDENTITY", "participant_joined ann");
        assertThat(bench.identities("r")).containsExactly("ann");
    }

    @Test
    void theDeadDoNothingAnyMore() {
        bench.join("r", "ann");
        bench.presence.kill("r", "ann");

        assertThatThrownBy(() -> bench.presence.leave("r", "ann")).isInstanceOf(Refused.class)
                .hasMessage("The process of ann is dead");
        assertThatThrownBy(() -> bench.presence.kill("r", "ann")).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> bench.publishing.speak("r", "ann")).isInstanceOf(Refused.class);
    }

    @Test
    void theDeadCanBeRemoved() {
        bench.join("r", "ann");
        bench.presence.kill("r", "ann");

        assertThat(bench.presence.remove("r", "ann")).isTrue();
        assertThat(bench.told()).last().isEqualTo("participant_left ann PARTICIPANT_REMOVED");
    }

    @Test
    void whoeverAbortsTheJoinIsNeverInTheRoom() {
        bench.presence.abort(bench.claims("r", "ann", ""));

        assertThat(bench.identities("r")).isEmpty();
        assertThat(bench.told()).containsExactly("room_started", "participant_connection_aborted ann JOIN_FAILURE");
        bench.advance(300);
        assertThat(bench.told()).containsExactly("room_finished");
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void onlyAgentsAndRecordingsKeepNoRoomOpen(Kind kind) {
        bench.presence
                .join(bench.claims("r", "it", ",\"kind\":\"%s\"".formatted(kind.name().toLowerCase(Locale.ROOT))));

        assertThat(bench.presence.all("r")).extracting(ParticipantInfo::kind).containsExactly(kind);
        bench.advance(300);
        assertThat(bench.rooms.exists("r")).isEqualTo(kind != Kind.AGENT && kind != Kind.EGRESS);
    }
}
