package dev.parley.ingest.normalise;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.parley.ingest.delivery.PayloadCodec;
import dev.parley.ingest.normalise.Reading.Understood;
import dev.parley.ingest.normalise.Reading.Unreadable;
import dev.parley.model.event.ConversationFact;
import dev.parley.model.event.ConversationFact.RecordingReady;
import dev.parley.model.event.ConversationFact.Unrecognised;
import dev.parley.model.event.Provenance;
import dev.parley.model.event.Provenance.How;
import dev.parley.model.event.Vendor;
import dev.parley.model.id.SessionId;
import dev.parley.service.webhook.SessionClaim;
import dev.parley.service.webhook.WebhookCapabilityConfig;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NormaliserTest {
    private static final Instant RECEIVED_AT = Instant.parse("2026-03-01T12:00:00Z");
    private final SessionClaim claims = new SessionClaim(key("the key"));
    private final Normaliser normaliser = new Normaliser(new ObjectMapper().registerModule(new JavaTimeModule()),
            claims);

    @Test
    void aFactSaysWhereItComesFrom() {
        assertThat(provenance("tavus", "c1", "the-session", """
                {"event_type": "system.shutdown", "conversation_id": "c1", "timestamp": "2026-03-01T11:59:00Z"}"""))
                .isEqualTo(new Provenance(Vendor.TAVUS, "c1", new SessionId("the-session"),
                        Instant.parse("2026-03-01T11:59:00Z"), RECEIVED_AT, How.WEBHOOK, "42"));
    }

    @Test
    void whatIsNotSaidIsTakenFromTheDelivery() {
        assertThat(provenance("livekit", "the room", null, """
                {"event": "room_finished"}"""))
                .isEqualTo(new Provenance(Vendor.LIVEKIT, "the room", null, RECEIVED_AT, RECEIVED_AT, How.WEBHOOK,
                        "42"));
    }

    @Test
    void aConversationThatTheDeliveryDoesNotNameIsLookedForInIt() {
        assertThat(provenance("livekit", null, null, """
                {"event": "egress_ended", "egressInfo": {"roomName": "r"}}""").conversation()).isEqualTo("r");
        assertThat(provenance("elevenlabs", null, null, """
                {"type": "post_call_audio", "data": {"conversation_id": "conv_1"}}""").conversation())
                .isEqualTo("conv_1");
        assertThat(provenance("livekit", null, null, "{}").conversation()).isEmpty();
    }

    @Test
    void factsOfOneKindAreNumbered() {
        var understood = (Understood) read("livekit", null, null, """
                {"event": "egress_ended", "egressInfo": {"roomName": "r", "status": "EGRESS_COMPLETE",
                 "fileResults": [{"location": "s3://1"}, {"location": "s3://2"}]}}""");

        assertThat(understood.facts()).extracting(Fact::fact).allMatch(RecordingReady.class::isInstance).hasSize(2);
        assertThat(understood.facts()).extracting(Fact::id).doesNotHaveDuplicates();
    }

    @Test
    void theSameDeliveryGivesTheSameIds() {
        var event = "{\"event\": \"room_started\"}";
        assertThat(read("livekit", "r", null, event)).isEqualTo(read("livekit", "r", null, event));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"event\": null}", "{\"event\": {\"a\": 1}}", "[]", "null", "7",
            "\"room_started\""})
    void whatNamesNoEventIsUnrecognised(String event) {
        assertThat(fact("livekit", "r", null, event)).isInstanceOf(Unrecognised.class);
    }

    @Test
    void aMemberThatIsThereTwiceOrNobodyKnowsChangesNothing() {
        assertThat(fact("livekit", "r", null, """
                {"event": "room_repainted", "event": "room_finished", "new": {"deep": [1, {"x": null}]}}"""))
                .isInstanceOf(ConversationFact.RoomFinished.class);
    }

    @Test
    void hugeNumbersAreNoTrouble() {
        assertThat(provenance("livekit", "r", null, "{\"event\": \"room_finished\", \"createdAt\": " + "9".repeat(900)
                + "}").happenedAt()).isEqualTo(RECEIVED_AT);
        assertThat(provenance("livekit", "r", null, "{\"event\": \"room_finished\", \"createdAt\": 1e999999999}")
                .happenedAt()).isEqualTo(RECEIVED_AT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"event\": \"my secret", "", "{\"my secret\"}"})
    void whatIsNoJsonIsUnreadableAndNotQuoted(String payload) {
        if (read("livekit", "r", null, payload) instanceof Unreadable(var reason)) {
            assertThat(reason).contains("line 1").doesNotContain("secret");
        } else {
            assertThat(payload).isEmpty();
        }
    }

    @Test
    void whatIsNestedTooDeeplyIsUnreadable() {
        assertThat(read("livekit", "r", null, "[".repeat(5000) + "]".repeat(5000))).isInstanceOf(Unreadable.class);
    }

    @Test
    void whatWasKeptInAnUnknownWayIsUnreadable() {
        var kept = new StoredDelivery(42, RECEIVED_AT, "livekit", "room_started", UUID.randomUUID(), "r", null,
                new byte[]{99, 0, 0, 0, 0});

        assertThat(normaliser.read(kept)).isInstanceOfSatisfying(Unreadable.class,
                it -> assertThat(it.reason()).contains("IllegalStateException", "PayloadCodec"));
    }

    @Test
    void anUnknownVendorIsUnreadable() {
        assertThat(read("zoom", "r", null, "{}")).isEqualTo(new Unreadable("No such vendor is known"));
    }

    @Test
    void whatIsReadShowsNothingOfWhatWasSaid() {
        assertThat(read("tavus", "c1", null, """
                {"event_type": "transcript_ready", "transcript": "my secret"}""").toString())
                .doesNotContain("secret");
    }

    @Test
    void aConversationWithAnAgentIsOfTheSessionThatItsBrowserWasGiven() {
        assertThat(provenance("elevenlabs", "conv_1", null, namingSession(claims.of(new SessionId("the-session"))))
                .session()).isEqualTo(new SessionId("the-session"));
    }

    @Test
    void aSessionThatWasMadeUpIsRefusedWithAllThatComesWithIt() {
        for (var forged : List.of("the-session", new SessionClaim(key("another key")).of(new SessionId("s")))) {
            assertThat(read("elevenlabs", "conv_1", null, namingSession(forged)))
                    .isEqualTo(new Unreadable("The session that it names was never granted to whoever names it"));
        }
    }

    private static String namingSession(String claim) {
        return """
                {"type": "post_call_transcription", "data": {"conversation_id": "conv_1", "status": "done",
                 "transcript": [], "conversation_initiation_client_data": {"dynamic_variables":
                 {"parley_session": "%s"}}}}""".formatted(claim);
    }

    private Provenance provenance(String vendor, @Nullable String conversation, @Nullable String session,
            String event) {
        return fact(vendor, conversation, session, event).from();
    }

    private ConversationFact fact(String vendor, @Nullable String conversation, @Nullable String session,
            String event) {
        return ((Understood) read(vendor, conversation, session, event)).facts().getFirst().fact();
    }

    private Reading read(String vendor, @Nullable String conversation, @Nullable String session, String payload) {
        return normaliser.read(new StoredDelivery(42, RECEIVED_AT, vendor, "a type",
                UUID.fromString("0192f0aa-1111-7222-8333-444455556666"), conversation, session,
                PayloadCodec.compress(payload.getBytes(UTF_8))));
    }

    private static WebhookCapabilityConfig key(String key) {
        return new WebhookCapabilityConfig() {
            @Override
            public String capabilityKey() {
                return key;
            }

            @Override
            public Optional<URI> url() {
                return Optional.empty();
            }
        };
    }
}
