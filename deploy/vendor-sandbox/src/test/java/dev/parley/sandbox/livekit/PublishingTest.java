package dev.parley.sandbox.livekit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.sandbox.livekit.proto.TrackInfo.Source;
import dev.parley.sandbox.platform.Refused;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PublishingTest {
    private final Bench bench = new Bench();

    @AfterEach
    void stop() {
        bench.close();
    }

    @Test
    void whatSomebodyPublishesIsListedUntilItIsTakenBack() {
        bench.join("r", "ann");
        var track = bench.publishing.publish("r", "ann", Source.CAMERA);

        var publisher = bench.presence.find("r", "ann").orElseThrow();
        assertThat(publisher.tracks()).containsExactly(track);
        assertThat(publisher.isPublisher()).isTrue();

        bench.publishing.unpublish("r", "ann", Source.CAMERA);

        var former = bench.presence.find("r", "ann").orElseThrow();
        assertThat(former.tracks()).isEmpty();
        assertThat(former.isPublisher()).isTrue();
        assertThat(former.version()).isEqualTo(4);
        assertThat(bench.told()).containsExactly("room_started", "participant_joined ann", "track_published ann",
                "track_unpublished ann");
    }

    @Test
    void publishersAreCountedFiveSecondsLate() {
        bench.join("r", "ann");
        bench.join("r", "bob");
        bench.publishing.publish("r", "ann", Source.MICROPHONE);
        assertThat(bench.rooms.list(List.of()).getFirst().numPublishers()).isZero();

        bench.advance(5);

        assertThat(bench.rooms.list(List.of()).getFirst().numPublishers()).isOne();
        assertThat(bench.rooms.list(List.of()).getFirst().numParticipants()).isEqualTo(2);
    }

    @Test
    void speakingTakesAMicrophoneAndOneIsEnough() {
        bench.join("r", "ann");

        var first = bench.publishing.speak("r", "ann");
        var second = bench.publishing.speak("r", "ann");

        assertThat(first.sid()).startsWith("TR_AM").isEqualTo(second.sid());
        assertThat(bench.told()).containsExactly("room_started", "participant_joined ann", "track_published ann");
    }

    @Test
    void whatIsNotAllowedOrNotThereIsRefused() {
        bench.join("r", "ann");
        bench.publishing.publish("r", "ann", Source.CAMERA);

        assertThatThrownBy(() -> bench.publishing.publish("r", "ann", Source.CAMERA)).isInstanceOf(Refused.class)
                .hasMessage("ann publishes a CAMERA already");
        assertThatThrownBy(() -> bench.publishing.unpublish("r", "ann", Source.SCREEN_SHARE))
                .isInstanceOf(Refused.class);
        assertThatThrownBy(() -> bench.publishing.speak("r", "bob")).isInstanceOf(Refused.class)
                .hasMessage("Nobody of that identity is in room r");
    }

    @Test
    void theTracksOfWhoeverLeavesGoFirst() {
        bench.join("r", "ann");
        bench.publishing.publish("r", "ann", Source.MICROPHONE);
        bench.publishing.publish("r", "ann", Source.CAMERA);
        bench.told();

        bench.rooms.delete("r");

        assertThat(bench.told()).containsExactly("track_unpublished ann", "track_unpublished ann",
                "participant_left ann ROOM_DELETED", "room_finished");
    }
}
