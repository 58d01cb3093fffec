package dev.parley.voice.conversation;

import dev.parley.model.event.SessionKind;
import dev.parley.model.id.PersonId;
import dev.parley.service.peer.Granted;
import dev.parley.service.peer.Minutes;
import dev.parley.voice.peer.DynamicVariables;
import dev.parley.voice.peer.Interpreters;
import dev.parley.voice.transcript.Said;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Talking about a dream with an interpreter: begun, and taken up again, with what was said before.
@ApplicationScoped
public class Conversations {
    private final TalkService talks;
    private final TalkStarter starter;
    private final MessageService messages;
    private final Interpreters interpreters;
    private final Minutes minutes;
    private final ConversationConfig config;
    private final Clock clock;

    Conversations(TalkService talks, TalkStarter starter, MessageService messages, Interpreters interpreters,
            Minutes minutes, ConversationConfig config, Clock clock) {
        this.talks = talks;
        this.starter = starter;
        this.messages = messages;
        this.interpreters = interpreters;
        this.minutes = minutes;
        this.config = config;
        this.clock = clock;
    }

    /// Whoever asks twice is given the same. What the interpreter is told is compiled first: it fails where there is no
    /// such dream, and nothing is left of that.
    public Uni<Opened> open(PersonId person, UUID dream, String interpreter) {
        return interpreters.context(person, interpreter, dream)
                .chain(context -> talks.intend(person, dream, interpreter, context.agent())
                        .chain(talk -> starter.start(talk, () -> reserve(talk), true))
                        .chain(joinable -> opened(joinable, context.variables())));
    }

    /// Another way in for a conversation in which somebody talks or is about to. The one before is not good any more.
    public Uni<Reentry> refresh(UUID conversation, boolean byWebRtc) {
        return talks.conversation(conversation)
                .chain(() -> talks.latest(conversation))
                .map(latest -> latest.filter(Talk::isActive)
                        .orElseThrow(() -> new ConversationEnded(conversation)))
                .chain(talk -> starter.admitAgain(talk, byWebRtc));
    }

    public Uni<Validity> validate(UUID conversation) {
        return talks.conversation(conversation)
                .chain(() -> talks.latest(conversation))
                .chain(latest -> latest.map(talk -> talks.tickets(talk.id()).map(known -> expiry(talk, known)))
                        .orElseGet(() -> Uni.createFrom().item(Optional.empty()))
                        .chain(until -> talks.messages(conversation)
                                .map(said -> validity(conversation, latest, until, said))));
    }

    private Uni<Granted> reserve(Talk talk) {
        var asked = config.longest().toSeconds();
        return minutes.reserve(talk.person(), talk.id(), SessionKind.INTERPRETATION, asked)
                .map(reserved -> reserved.granted(asked));
    }

    private Uni<Opened> opened(Joinable joinable, DynamicVariables variables) {
        var conversation = joinable.talk().conversation().orElseThrow();
        return talks.messages(conversation)
                .chain(count -> messages.recent(conversation, config.historyMessages())
                        .map(recent -> new Opened(conversation, joinable, reminded(variables, recent.said()),
                                recent.wasHeld(), count)));
    }

    private DynamicVariables reminded(DynamicVariables variables, List<Said> said) {
        return variables.withContext(variables.conversationContext()
                + History.of(said, config.historyMessages(), config.historyCharacters()));
    }

    /// Until when somebody may talk, by a ticket that is in use, or begin to.
    private Optional<Instant> expiry(Talk talk, List<Ticket> known) {
        if (!talk.isActive()) {
            return Optional.empty();
        }
        var now = clock.instant();
        var limit = talk.limit();
        return known.stream().filter(ticket -> ticket.isOpen(now))
                .map(ticket -> ticket.isUnused() && ticket.expiresAt().isBefore(limit) ? ticket.expiresAt() : limit)
                .max(Instant::compareTo)
                .filter(now::isBefore);
    }

    private Validity validity(UUID conversation, Optional<Talk> latest, Optional<Instant> until, long said) {
        return new Validity(conversation, until.isPresent(), latest.map(Talk::state).orElse("none"),
                until.map(end -> Duration.between(clock.instant(), end)).orElse(Duration.ZERO), said);
    }
}
