package dev.parley.model.event;

import dev.parley.model.event.ConversationFact.AgentJobEnded;
import dev.parley.model.event.ConversationFact.AgentJoined;
import dev.parley.model.event.ConversationFact.AnalysisReady;
import dev.parley.model.event.ConversationFact.ConversationEnded;
import dev.parley.model.event.ConversationFact.ConversationStarted;
import dev.parley.model.event.ConversationFact.ParticipantJoined;
import dev.parley.model.event.ConversationFact.ParticipantLeft;
import dev.parley.model.event.ConversationFact.PerceptionReady;
import dev.parley.model.event.ConversationFact.RecordingReady;
import dev.parley.model.event.ConversationFact.RoomFinished;
import dev.parley.model.event.ConversationFact.TranscriptReady;
import dev.parley.model.event.ConversationFact.Unrecognised;
import dev.parley.model.event.PersonaEvent.ContextCompiled;
import dev.parley.model.event.PersonaEvent.PersonErased;
import dev.parley.model.event.PersonaEvent.PersonaPublished;
import dev.parley.model.event.SessionEvent.RecordingStored;
import dev.parley.model.event.SessionEvent.SessionAmended;
import dev.parley.model.event.SessionEvent.SessionEnded;
import dev.parley.model.event.SessionEvent.SessionFailed;
import dev.parley.model.event.SessionEvent.SessionStarted;
import dev.parley.model.event.SessionEvent.TranscriptStored;
import dev.parley.model.event.UsageEvent.MinutesReserved;
import dev.parley.model.event.UsageEvent.MinutesSettled;
import dev.parley.model.event.UsageEvent.QuotaExhausted;
import dev.parley.model.event.UsageEvent.QuotaWarning;
import dev.parley.model.event.UsageEvent.ReservationReleased;
import dev.parley.model.event.UsageEvent.SubscriptionChanged;
import dev.parley.model.event.VoiceEvent.AgentDispatched;
import dev.parley.model.event.VoiceEvent.AgentLost;
import dev.parley.model.event.VoiceEvent.AgentReady;
import dev.parley.model.event.VoiceEvent.ConversationAnalysed;
import dev.parley.model.event.VoiceEvent.MessagesStored;
import dev.parley.model.event.VoiceEvent.Quality;
import dev.parley.model.event.VoiceEvent.VoiceSessionEnded;
import dev.parley.model.event.VoiceEvent.VoiceSessionStarted;
import dev.parley.model.id.PersonId;
import dev.parley.model.id.PersonaId;
import dev.parley.model.id.ReservationId;
import dev.parley.model.id.SessionId;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;

/// One example of each event, with every field set: what the newest golden file of its type holds.
final class EventExamples {
    static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    static final SessionId SESSION = new SessionId("0f6f2d3e-5b0a-4c39-9a53-3a1f0f7f1c11");
    static final PersonId ANNA = new PersonId("anna");
    static final PersonaId MENTOR = new PersonaId("mentor-maya");
    static final ReservationId RESERVATION = new ReservationId("7c9e6679-7425-40de-944b-e07fc1f90ae7");
    static final Provenance FROM = new Provenance(Vendor.TAVUS, "c0ffee123456", SESSION, NOON, NOON.plusMillis(250),
            Provenance.How.WEBHOOK, "41");
    static final Participant PERSON = new Participant("PA_8bYp3vXkQwZr", "anna", Participant.Kind.PERSON,
            NOON.minusMillis(180));
    static final Participant AGENT = new Participant("PA_prydr29C6LM5", "agent-AJ_85ymqV6qZNNQ",
            Participant.Kind.AGENT, NOON.minusMillis(120));
    static final YearMonth MARCH = YearMonth.of(2026, 3);

    private EventExamples() {}

    static DomainEvent of(EventType type) {
        return switch (type) {
            case SESSION_STARTED -> new SessionStarted(SESSION, ANNA, SessionKind.MENTOR, Vendor.TAVUS, "c0ffee123456",
                    MENTOR, 3, NOON, 1500);
            case SESSION_ENDED -> new SessionEnded(SESSION, ANNA, Vendor.TAVUS, NOON, NOON.plusSeconds(125), 120,
                    EndReason.PERSON_LEFT, new Figures(125L, 127L, 120L), List.of("41", "57"));
            case SESSION_FAILED -> new SessionFailed(SESSION, ANNA, Vendor.TAVUS, NOON, EndReason.VENDOR_UNREACHABLE);
            case SESSION_AMENDED -> new SessionAmended(SESSION, ANNA, NOON, 120, 125,
                    SessionAmended.Clock.JOIN_TO_LEAVE, new Figures(125L, 127L, 120L), List.of("41", "57"));
            case TRANSCRIPT_STORED -> new TranscriptStored(SESSION, ANNA, NOON, 12);
            case RECORDING_STORED -> new RecordingStored(SESSION, ANNA, NOON);
            case CONVERSATION_STARTED -> new ConversationStarted(FROM);
            case AGENT_JOINED -> new AgentJoined(FROM, "r-maya", AGENT);
            case PARTICIPANT_JOINED -> new ParticipantJoined(FROM, PERSON);
            case PARTICIPANT_LEFT -> new ParticipantLeft(FROM, PERSON, "CLIENT_INITIATED");
            case ROOM_FINISHED -> new RoomFinished(FROM);
            case CONVERSATION_ENDED -> new ConversationEnded(FROM, EndReason.PERSON_LEFT,
                    "participant_left_timeout reached");
            case TRANSCRIPT_READY -> new TranscriptReady(FROM,
                    List.of(new Turn("assistant", "Good to see you.", 1.5), new Turn("user", "And you.", 3.0)));
            case RECORDING_READY -> new RecordingReady(FROM, "s3://recordings/c0ffee123456.mp4", 118L);
            case PERCEPTION_READY -> new PerceptionReady(FROM, "The person looked at ease.");
            case ANALYSIS_READY -> new AnalysisReady(FROM, "A bridge over water",
                    "They spoke of a bridge that was gone.", "success", 334L, 118L, 1);
            case AGENT_JOB_ENDED -> new AgentJobEnded(FROM, "AJ_zhgcmJWkMC5q", "voice-agent", "JS_SUCCESS");
            case UNRECOGNISED -> new Unrecognised(FROM, "application.post_call_action_executed");
            case VOICE_SESSION_STARTED -> new VoiceSessionStarted(SESSION, ANNA, SessionKind.VOICE, Vendor.LIVEKIT,
                    "session_1234567890_abc123", NOON, 1500);
            case AGENT_DISPATCHED -> new AgentDispatched(SESSION, "voice-agent", "AD_rk2ZbjCb9fUn", NOON);
            case AGENT_READY -> new AgentReady(SESSION, "voice-agent", NOON);
            case AGENT_LOST -> new AgentLost(SESSION, "voice-agent", NOON, "CONNECTION_TIMEOUT");
            case VOICE_SESSION_ENDED -> new VoiceSessionEnded(SESSION, ANNA, Vendor.LIVEKIT, NOON,
                    NOON.plusSeconds(125), 125, EndReason.PERSON_LEFT);
            case MESSAGES_STORED -> new MessagesStored(SESSION, NOON, 4);
            case CONVERSATION_ANALYSED -> new ConversationAnalysed(SESSION, ANNA, Vendor.ELEVENLABS, NOON, "success",
                    334L, new Quality(12, 5, 0.4, 8.0, 1, 2.5));
            case MINUTES_RESERVED -> new MinutesReserved(RESERVATION, SESSION, ANNA, NOON, 1500,
                    NOON.plusSeconds(1620));
            case MINUTES_SETTLED -> new MinutesSettled(RESERVATION, SESSION, ANNA, NOON, 125, 3);
            case RESERVATION_RELEASED -> new ReservationReleased(RESERVATION, SESSION, ANNA, NOON);
            case QUOTA_WARNING -> new QuotaWarning(ANNA, MARCH, NOON, 1200, 1500);
            case QUOTA_EXHAUSTED -> new QuotaExhausted(ANNA, MARCH, NOON, 1500, 1500);
            case SUBSCRIPTION_CHANGED -> new SubscriptionChanged(ANNA, "reflect_plus", "free", NOON);
            case PERSONA_PUBLISHED -> new PersonaPublished(MENTOR, 3, "sha256:9f86d081", NOON);
            case CONTEXT_COMPILED -> new ContextCompiled(ANNA, MENTOR, SessionKind.MENTOR, "sha256:9f86d081", NOON);
            case PERSON_ERASED -> new PersonErased(ANNA, NOON);
        };
    }
}
