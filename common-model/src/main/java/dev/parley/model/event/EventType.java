package dev.parley.model.event;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toUnmodifiableMap;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/// The name under which each event travels, and where. The name carries the version; it is the `ce_type` header.
public enum EventType {
    SESSION_STARTED("parley.session.started.v1", Topic.SESSIONS, SessionEvent.SessionStarted.class), //
    SESSION_ENDED("parley.session.ended.v1", Topic.SESSIONS, SessionEvent.SessionEnded.class), //
    SESSION_FAILED("parley.session.failed.v1", Topic.SESSIONS, SessionEvent.SessionFailed.class), //
    SESSION_AMENDED("parley.session.amended.v1", Topic.SESSIONS, SessionEvent.SessionAmended.class), //
    TRANSCRIPT_STORED("parley.session.transcript-stored.v1", Topic.SESSIONS, SessionEvent.TranscriptStored.class), //
    RECORDING_STORED("parley.session.recording-stored.v1", Topic.SESSIONS, SessionEvent.RecordingStored.class), //

    CONVERSATION_STARTED("parley.conversation.started.v1", Topic.CONVERSATIONS,
            ConversationFact.ConversationStarted.class), //
    AGENT_JOINED("parley.conversation.agent-joined.v1", Topic.CONVERSATIONS, ConversationFact.AgentJoined.class), //
    PARTICIPANT_JOINED("parley.conversation.participant-joined.v1", Topic.CONVERSATIONS,
            ConversationFact.ParticipantJoined.class), //
    PARTICIPANT_LEFT("parley.conversation.participant-left.v1", Topic.CONVERSATIONS,
            ConversationFact.ParticipantLeft.class), //
    ROOM_FINISHED("parley.conversation.room-finished.v1", Topic.CONVERSATIONS, ConversationFact.RoomFinished.class), //
    CONVERSATION_ENDED("parley.conversation.ended.v1", Topic.CONVERSATIONS, ConversationFact.ConversationEnded.class), //
    TRANSCRIPT_READY("parley.conversation.transcript-ready.v1", Topic.CONVERSATIONS,
            ConversationFact.TranscriptReady.class), //
    RECORDING_READY("parley.conversation.recording-ready.v1", Topic.CONVERSATIONS,
            ConversationFact.RecordingReady.class), //
    PERCEPTION_READY("parley.conversation.perception-ready.v1", Topic.CONVERSATIONS,
            ConversationFact.PerceptionReady.class), //
    ANALYSIS_READY("parley.conversation.analysis-ready.v1", Topic.CONVERSATIONS,
            ConversationFact.AnalysisReady.class), //
    AGENT_JOB_ENDED("parley.conversation.agent-job-ended.v1", Topic.CONVERSATIONS,
            ConversationFact.AgentJobEnded.class), //
    UNRECOGNISED("parley.conversation.unrecognised.v1", Topic.CONVERSATIONS, ConversationFact.Unrecognised.class), //

    VOICE_SESSION_STARTED("parley.voice.session-started.v1", Topic.VOICE, VoiceEvent.VoiceSessionStarted.class), //
    AGENT_DISPATCHED("parley.voice.agent-dispatched.v1", Topic.VOICE, VoiceEvent.AgentDispatched.class), //
    AGENT_READY("parley.voice.agent-ready.v1", Topic.VOICE, VoiceEvent.AgentReady.class), //
    AGENT_LOST("parley.voice.agent-lost.v1", Topic.VOICE, VoiceEvent.AgentLost.class), //
    VOICE_SESSION_ENDED("parley.voice.session-ended.v1", Topic.VOICE, VoiceEvent.VoiceSessionEnded.class), //
    MESSAGES_STORED("parley.voice.messages-stored.v1", Topic.VOICE, VoiceEvent.MessagesStored.class), //
    CONVERSATION_ANALYSED("parley.voice.conversation-analysed.v1", Topic.VOICE, VoiceEvent.ConversationAnalysed.class), //

    MINUTES_RESERVED("parley.usage.minutes-reserved.v1", Topic.USAGE, UsageEvent.MinutesReserved.class), //
    MINUTES_SETTLED("parley.usage.minutes-settled.v1", Topic.USAGE, UsageEvent.MinutesSettled.class), //
    RESERVATION_RELEASED("parley.usage.reservation-released.v1", Topic.USAGE, UsageEvent.ReservationReleased.class), //
    QUOTA_WARNING("parley.usage.quota-warning.v1", Topic.USAGE, UsageEvent.QuotaWarning.class), //
    QUOTA_EXHAUSTED("parley.usage.quota-exhausted.v1", Topic.USAGE, UsageEvent.QuotaExhausted.class), //
    SUBSCRIPTION_CHANGED("parley.usage.subscription-changed.v1", Topic.USAGE, UsageEvent.SubscriptionChanged.class), //

    PERSONA_PUBLISHED("parley.persona.published.v1", Topic.PERSONAS, PersonaEvent.PersonaPublished.class), //
    CONTEXT_COMPILED("parley.persona.context-compiled.v1", Topic.PERSONAS, PersonaEvent.ContextCompiled.class), //
    PERSON_ERASED("parley.persona.person-erased.v1", Topic.PERSONAS, PersonaEvent.PersonErased.class);

    private static final Map<String, EventType> BY_NAME = Arrays.stream(values())
            .collect(toUnmodifiableMap(EventType::typeName, identity()));
    private static final Map<Class<?>, EventType> BY_CLASS = Arrays.stream(values())
            .collect(toUnmodifiableMap(EventType::eventClass, identity()));

    private final String typeName;
    private final String topic;
    private final Class<? extends DomainEvent> eventClass;

    EventType(String typeName, String topic, Class<? extends DomainEvent> eventClass) {
        this.typeName = typeName;
        this.topic = topic;
        this.eventClass = eventClass;
    }

    public static EventType of(DomainEvent event) {
        var type = BY_CLASS.get(event.getClass());
        if (type == null) {
            throw new IllegalArgumentException("No event type is listed for " + event.getClass().getName());
        }
        return type;
    }

    /// Empty for a type of a newer release, which an older consumer may meet and must not choke on.
    public static Optional<EventType> named(String typeName) {
        return Optional.ofNullable(BY_NAME.get(typeName));
    }

    public String typeName() {
        return typeName;
    }

    public String topic() {
        return topic;
    }

    public Class<? extends DomainEvent> eventClass() {
        return eventClass;
    }
}
