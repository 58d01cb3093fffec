package dev.parley.ingest.normalise;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.model.event.ConversationFact;
import dev.parley.model.event.ConversationFact.ConversationStarted;
import dev.parley.model.event.ConversationFact.RecordingReady;
import dev.parley.model.event.ConversationFact.Unrecognised;
import dev.parley.model.event.Provenance;
import dev.parley.model.event.Provenance.How;
import dev.parley.model.event.Vendor;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class FactTest {
    private static final UUID KEY = UUID.fromString("0192f0aa-1111-7222-8333-444455556666");
    private static final Provenance FROM = new Provenance(Vendor.LIVEKIT, "a room", null, Instant.EPOCH, Instant.EPOCH,
            How.WEBHOOK, "1");

    @Test
    void theIdIsTheSameInEveryRelease() {
        assertThat(id(new ConversationStarted(FROM), 0))
                .isEqualTo(UUID.fromString("36fe49ff-9856-8a4f-b8a5-909fb67571e5"));
    }

    @Test
    void whatIsUnderstoodLaterIsAnotherFact() {
        assertThat(id(new Unrecognised(FROM, "egress_ended"), 0))
                .isNotEqualTo(id(new RecordingReady(FROM, "s3://b/k", null), 0));
    }

    @Test
    void whatIsReadBetterLaterIsTheSameFact() {
        assertThat(id(new RecordingReady(FROM, "s3://b/k", 1L), 0))
                .isEqualTo(id(new RecordingReady(FROM, "s3://b/k", null), 0));
    }

    @Test
    void eachFactOfAKindHasItsOwn() {
        var recording = new RecordingReady(FROM, "s3://b/k", null);
        assertThat(id(recording, 0)).isNotEqualTo(id(recording, 1));
    }

    @Test
    void itIsAnIdOfVersion8() {
        var id = id(new ConversationStarted(FROM), 0);
        assertThat(id.version()).isEqualTo(8);
        assertThat(id.variant()).isEqualTo(2);
    }

    private static UUID id(ConversationFact fact, int nth) {
        return Fact.of(KEY, fact, nth, "{}").id();
    }
}
