package dev.parley.voice.conversation;

import dev.parley.model.event.EndReason;
import dev.parley.model.event.VoiceEvent.VoiceSessionStarted;
import dev.parley.model.id.PersonId;
import dev.parley.model.id.SessionId;
import dev.parley.service.outbox.Outbox;
import dev.parley.service.peer.Granted;
import dev.parley.voice.capacity.Capacity;
import dev.parley.voice.elevenlabs.Admission;
import dev.parley.voice.elevenlabs.ElevenLabsConfig;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// The transitions of a talk and its tickets. Each is one transaction with the events it caused.
@ApplicationScoped
public class TalkService {
    /// How long the vendor's place is held after our end: nobody can hang up there but the person.
    private static final Duration LET_GO = Duration.ofSeconds(30);

    private final ConversationRepository conversations;
    private final TalkRepository talks;
    private final TicketRepository tickets;
    private final VendorDeletionRepository deletions;
    private final Capacity capacity;
    private final Outbox outbox;
    private final ElevenLabsConfig vendor;
    private final Clock clock;

    TalkService(ConversationRepository conversations, TalkRepository talks, TicketRepository tickets,
            VendorDeletionRepository deletions, Capacity capacity, Outbox outbox, ElevenLabsConfig vendor,
            Clock clock) {
        this.conversations = conversations;
        this.talks = talks;
        this.tickets = tickets;
        this.deletions = deletions;
        this.capacity = capacity;
        this.outbox = outbox;
        this.vendor = vendor;
        this.clock = clock;
    }

    /// Commits what is wanted before anybody is asked for anything. Whoever asks again while a talk is begun or
    /// held gets that one.
    @WithTransaction
    public Uni<Talk> intend(PersonId person, UUID dream, String interpreter, Optional<String> agent) {
        var now = now();
        return conversations.findOrMake(person, dream, interpreter, now)
                .chain(conversation -> talks.living(conversation.id())
                        .onItem().ifNull()
                        .switchTo(() -> talks.persistAndFlush(Talk.of(conversation, chosen(agent), now))));
    }

    /// The same for a session that session-service has prepared.
    @WithTransaction
    public Uni<Talk> intend(StartTalk request) {
        var agent = chosen(Optional.ofNullable(request.agent()));
        return talks.findById(request.session().value())
                .onItem().ifNull()
                .switchTo(() -> talks.persistAndFlush(Talk.prepared(request, agent, now())))
                .invoke(talk -> requireSamePerson(talk, request.person()));
    }

    /// Whoever was slower than another start of the same talk finds it active, and its own admission is not needed.
    @WithTransaction
    public Uni<Talk> activate(SessionId id, Granted granted, Admission admission) {
        var now = now();
        return talks.lock(id).call(talk -> talk.isActive()
                ? deletions.add(admission.conversation(), now)
                : begin(talk, granted, admission, now));
    }

    /// Another way in, for a talk that is under way. Those that were not used are not good any more.
    @WithTransaction
    Uni<Readmitted> admitAgain(SessionId id, Admission admission, boolean isUrl) {
        var now = now();
        return talks.lock(id)
                .invoke(TalkService::requireActive)
                .chain(talk -> tickets.of(id)
                        .chain(known -> cancelUnused(known, now))
                        .chain(cancelled -> tickets
                                .persist(new Ticket(talk, admission, isUrl, vendor.signedUrlTtl(), now))
                                .map(ticket -> new Readmitted(ticket, cancelled))));
    }

    /// Nobody was told of it, and nothing is left of it; unless another start has brought it to life.
    @WithTransaction
    public Uni<Void> withdraw(SessionId id) {
        return talks.lock(id).chain(talk -> talk.isRequested()
                ? talks.delete(talk).chain(() -> capacity.giveBack(id))
                : Uni.createFrom().voidItem());
    }

    /// @return false if it is not being started any more: another start has brought it to life, or it has failed before
    @WithTransaction
    public Uni<Boolean> fail(SessionId id, EndReason reason) {
        return talks.lock(id).chain(talk -> talk.isRequested()
                ? outbox.append(talk.fail(reason, now())).chain(() -> capacity.giveBack(id)).replaceWith(true)
                : Uni.createFrom().item(false));
    }

    /// Ending what has ended gives the same talk again. One that is still being started will not come to life.
    @WithTransaction
    public Uni<Talk> end(SessionId id, EndReason reason) {
        return talks.lock(id).call(talk -> endAt(talk, reason, now()));
    }

    /// What was granted is used up, to the second, however late that is noticed. Where nobody ever came, nothing
    /// was used.
    @WithTransaction
    public Uni<Void> endAtLimit(SessionId id) {
        return talks.lock(id)
                .call(talk -> talk.wasHeld()
                        ? endAt(talk, EndReason.MAX_DURATION, talk.limit())
                        : endAt(talk, EndReason.NEVER_JOINED, talk.startedAt().orElseThrow()))
                .replaceWithVoid();
    }

    @WithTransaction
    public Uni<Talk> required(SessionId id) {
        return talks.required(id);
    }

    /// @param id
    ///            the session's, or the vendor's of one of its conversations
    @WithTransaction
    public Uni<Talk> named(String id) {
        return talks.findById(id)
                .onItem().ifNull().switchTo(() -> tickets.findById(id)
                        .onItem().ifNull().failWith(() -> new TalkNotFound(id))
                        .chain(ticket -> talks.required(ticket.talk())));
    }

    /// The ways in, oldest first.
    @WithTransaction
    public Uni<List<Ticket>> tickets(SessionId id) {
        return tickets.of(id);
    }

    @WithTransaction
    public Uni<Conversation> conversation(UUID id) {
        return conversations.required(id);
    }

    /// The newest talk of a conversation that came to life.
    @WithTransaction
    public Uni<Optional<Talk>> latest(UUID conversation) {
        return talks.latest(conversation).map(Optional::ofNullable);
    }

    @WithTransaction
    public Uni<Long> messages(UUID conversation) {
        return talks.messages(conversation);
    }

    @WithTransaction
    public Uni<List<Talk>> forgottenIntents(Instant before, int atMost) {
        return talks.forgottenIntents(before, atMost);
    }

    @WithTransaction
    public Uni<List<Talk>> overLimit(Instant now, int atMost) {
        return talks.overLimit(now, atMost);
    }

    /// Ends it if none of its tickets is in use or may still be. It lasted until the last of them was over. It must be
    /// called in a transaction, with the talk locked.
    Uni<Void> endIfNobodyIsLeft(Talk talk) {
        if (!talk.isActive()) {
            return Uni.createFrom().voidItem();
        }
        return tickets.of(talk.id()).chain(all -> {
            if (all.stream().anyMatch(ticket -> ticket.isOpen(now()))) {
                return Uni.createFrom().voidItem();
            }
            return all.stream().filter(Ticket::isOver).reduce((one, other) -> later(one, other))
                    .map(last -> endAt(talk, last.endReason(), last.overAt()))
                    .orElseGet(() -> endAt(talk, EndReason.NEVER_JOINED, talk.startedAt().orElseThrow()));
        });
    }

    private Uni<Void> begin(Talk talk, Granted granted, Admission admission, Instant now) {
        VoiceSessionStarted started = talk.activate(granted, admission.conversation(), now);
        return tickets.persist(new Ticket(talk, admission, true, vendor.signedUrlTtl(), now))
                .chain(() -> capacity.keep(talk.id(), talk.limit()))
                .chain(() -> outbox.append(started));
    }

    private Uni<Void> endAt(Talk talk, EndReason reason, Instant at) {
        if (talk.isRequested()) {
            return outbox.append(talk.fail(reason, now())).chain(() -> capacity.giveBack(talk.id()));
        }
        if (!talk.isActive()) {
            return Uni.createFrom().voidItem();
        }
        return outbox.append(talk.end(reason, at))
                .chain(() -> capacity.giveBackWithin(talk.id(), LET_GO))
                .chain(() -> tickets.of(talk.id()))
                .chain(known -> cancelUnused(known, now()))
                .replaceWithVoid();
    }

    private Uni<List<String>> cancelUnused(List<Ticket> known, Instant now) {
        var unused = known.stream().filter(Ticket::isUnused).toList();
        Uni<Void> cancelled = Uni.createFrom().voidItem();
        for (var ticket : unused) {
            ticket.cancel();
            cancelled = cancelled.chain(() -> deletions.add(ticket.vendorConversation(), now));
        }
        return cancelled.replaceWith(unused.stream().map(Ticket::vendorConversation).toList());
    }

    private static Ticket later(Ticket one, Ticket other) {
        return other.overAt().isBefore(one.overAt()) ? one : other;
    }

    private String chosen(Optional<String> agent) {
        return agent.or(vendor::agentId).orElseThrow(NoAgent::new);
    }

    private static void requireActive(Talk talk) {
        if (!talk.isActive()) {
            throw new TalkOver(talk.id());
        }
    }

    /// An id is no secret.
    private static void requireSamePerson(Talk talk, PersonId person) {
        if (!talk.person().equals(person)) {
            throw new TalkNotFound(talk.id().value());
        }
    }

    /// As the database keeps it.
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    /// @param cancelled
    ///            the vendor's conversations that nobody may begin any more
    record Readmitted(Ticket ticket, List<String> cancelled) {}
}
