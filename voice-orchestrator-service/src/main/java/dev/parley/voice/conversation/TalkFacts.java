package dev.parley.voice.conversation;

import dev.parley.model.event.ConversationFact;
import dev.parley.model.event.ConversationFact.AgentJobEnded;
import dev.parley.model.event.ConversationFact.AgentJoined;
import dev.parley.model.event.ConversationFact.AnalysisReady;
import dev.parley.model.event.ConversationFact.ConversationStarted;
import dev.parley.model.event.ConversationFact.ParticipantJoined;
import dev.parley.model.event.ConversationFact.ParticipantLeft;
import dev.parley.model.event.ConversationFact.PerceptionReady;
import dev.parley.model.event.ConversationFact.RecordingReady;
import dev.parley.model.event.ConversationFact.RoomFinished;
import dev.parley.model.event.ConversationFact.TranscriptReady;
import dev.parley.model.event.ConversationFact.Unrecognised;
import dev.parley.voice.analysis.Analyses;
import dev.parley.voice.capacity.Capacity;
import dev.parley.voice.transcript.Transcripts;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/// What ElevenLabs told of a conversation, by webhook or because it was asked. Each changes something the first
/// time and nothing afterwards.
@ApplicationScoped
public class TalkFacts {
    private final TicketRepository tickets;
    private final TalkRepository talks;
    private final TalkService transitions;
    private final MessageService messages;
    private final Transcripts transcripts;
    private final Analyses analyses;
    private final Capacity capacity;

    TalkFacts(TicketRepository tickets, TalkRepository talks, TalkService transitions, MessageService messages,
            Transcripts transcripts, Analyses analyses, Capacity capacity) {
        this.tickets = tickets;
        this.talks = talks;
        this.transitions = transitions;
        this.messages = messages;
        this.transcripts = transcripts;
        this.analyses = analyses;
        this.capacity = capacity;
    }

    /// A conversation that was not begun here is somebody else's business. One that names another session than it
    /// was let in for is not believed.
    @WithTransaction
    public Uni<Void> apply(ConversationFact fact) {
        var conversation = fact.from().conversation();
        return tickets.talkOf(conversation)
                .chain(talk -> talk.isEmpty()
                        ? Uni.createFrom().voidItem()
                        : talks.lock(talk.get()).chain(locked -> tickets.findById(conversation)
                                .chain(ticket -> apply(locked, ticket, fact))));
    }

    private Uni<Void> apply(Talk talk, Ticket ticket, ConversationFact fact) {
        var named = fact.from().session();
        if (named != null && !named.equals(talk.id())) {
            Log.warnf("A conversation names another session than its own and is not believed sessionId=%s", talk.id());
            ticket.refuse();
            talk.joined(ticket.issuedAt());
        }
        if (ticket.isRefused()) {
            return Uni.createFrom().voidItem();
        }
        return switch (fact) {
            case ConversationStarted started -> began(talk, ticket, started);
            case ConversationFact.ConversationEnded ended -> over(talk, ticket, ended);
            case TranscriptReady transcript -> told(talk, ticket, transcript);
            case AnalysisReady analysis -> analysed(talk, analysis);
            case ParticipantJoined _,ParticipantLeft _,AgentJoined _,RoomFinished _,RecordingReady _,PerceptionReady _,AgentJobEnded _,Unrecognised _ ->
                Uni.createFrom().voidItem();
        };
    }

    private static Uni<Void> began(Talk talk, Ticket ticket, ConversationStarted started) {
        ticket.began(started.occurredAt());
        talk.joined(started.occurredAt());
        return Uni.createFrom().voidItem();
    }

    private Uni<Void> over(Talk talk, Ticket ticket, ConversationFact.ConversationEnded ended) {
        if (ticket.isOver()) {
            return Uni.createFrom().voidItem();
        }
        ticket.over(ended.occurredAt(), ended.reason());
        talk.vendorWasThereUntil(ended.occurredAt());
        if (talk.cutOff(false).filter(CutOff.NOT_ENFORCED::equals).isPresent()) {
            Log.warnf("The vendor went on after the limit sessionId=%s seconds=%d", talk.id(),
                    talk.overranSeconds().orElse(0L));
        }
        return transitions.endIfNobodyIsLeft(talk)
                .chain(() -> talk.isEnded() ? capacity.giveBack(talk.id()) : Uni.createFrom().voidItem());
    }

    private Uni<Void> told(Talk talk, Ticket ticket, TranscriptReady transcript) {
        var beganAt = ticket.beganAt().orElse(transcript.occurredAt());
        return transcripts
                .tell(ticket.vendorConversation(), talk.id(), talk.person(), beganAt, transcript.turns())
                .chain(isFuller -> isFuller
                        ? messages.count(talk, transcript.turns().size())
                        : Uni.createFrom().voidItem());
    }

    private Uni<Void> analysed(Talk talk, AnalysisReady analysis) {
        return transcripts.of(talk.id())
                .chain(said -> analyses.store(talk.id(), talk.person(), analysis, said));
    }
}
