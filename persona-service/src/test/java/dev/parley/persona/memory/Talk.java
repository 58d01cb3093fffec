package dev.parley.persona.memory;

import dev.parley.model.event.ConversationFact.TranscriptReady;
import dev.parley.model.event.EndReason;
import dev.parley.model.event.Provenance;
import dev.parley.model.event.SessionEvent.SessionAmended;
import dev.parley.model.event.SessionEvent.SessionEnded;
import dev.parley.model.event.SessionEvent.SessionStarted;
import dev.parley.model.event.SessionKind;
import dev.parley.model.event.Turn;
import dev.parley.model.event.Vendor;
import dev.parley.model.id.PersonId;
import dev.parley.model.id.PersonaId;
import dev.parley.model.id.SessionId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// A conversation with Maya, by the events that tell of it.
public record Talk(PersonId person, SessionId session, String conversation, Instant startedAt) {

    public static Talk of(String person, Instant startedAt) {
        return new Talk(new PersonId(person), new SessionId("s-" + UUID.randomUUID()), "c-" + UUID.randomUUID(),
                startedAt);
    }

    /// Another conversation of the same session, at another vendor.
    public Talk elsewhere() {
        return new Talk(person, session, "c-" + UUID.randomUUID(), startedAt);
    }

    public SessionStarted started() {
        return new SessionStarted(session, person, SessionKind.MENTOR, Vendor.TAVUS, conversation,
                new PersonaId("mentor-maya"), 1, startedAt, 600);
    }

    public SessionEnded ended(long seconds) {
        return new SessionEnded(session, person, Vendor.TAVUS, startedAt, startedAt.plusSeconds(seconds), seconds,
                EndReason.PERSON_LEFT);
    }

    public SessionAmended amended(long before, long seconds, int afterSeconds) {
        return new SessionAmended(session, person, startedAt.plusSeconds(afterSeconds), seconds, before,
                SessionAmended.Clock.VENDORS);
    }

    /// What the person said, with an answer to each.
    public TranscriptReady said(int learnedAfterSeconds, String... texts) {
        return transcript(learnedAfterSeconds, List.of(texts).stream()
                .flatMap(text -> List.of(new Turn("user", text, null), new Turn("assistant", "I see.", null)).stream())
                .toList());
    }

    public TranscriptReady transcript(int learnedAfterSeconds, List<Turn> turns) {
        return new TranscriptReady(new Provenance(Vendor.TAVUS, conversation, null, startedAt,
                startedAt.plusSeconds(learnedAfterSeconds), Provenance.How.WEBHOOK, null), turns);
    }
}
