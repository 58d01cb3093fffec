package dev.parley.session.lifecycle;

import dev.parley.model.event.SessionKind;
import dev.parley.model.event.Vendor;
import dev.parley.model.id.PersonId;
import dev.parley.model.id.PersonaId;
import dev.parley.session.peer.PersonaClient.CompileContext;
import dev.parley.session.peer.PersonaClient.Context;
import dev.parley.session.peer.PersonaClient.ForTavus;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a caller wants: this person to talk to this persona.
///
/// @param vendors
///            in the order in which they are tried, at least one
public record StartSession(PersonId person, PersonaId persona, SessionKind kind, List<Vendor> vendors, Wishes wishes,
        @Nullable String idempotencyKey) {

    public StartSession {
        vendors = List.copyOf(vendors);
    }

    /// A video session, and nothing special about it.
    public StartSession(PersonId person, PersonaId persona, SessionKind kind, @Nullable String idempotencyKey) {
        this(person, persona, kind, List.of(Vendor.TAVUS), Wishes.NONE, idempotencyKey);
    }

    /// How long it may last: what is wished for, unless that is more than there is.
    long secondsWithin(Duration longest) {
        var wished = wishes.limitSeconds();
        return wished == null ? longest.toSeconds() : Math.min(wished, longest.toSeconds());
    }

    /// The AI hears how people may be called, and not where they can be written to.
    CompileContext forContext() {
        var called = wishes.participants().stream().map(participant -> participant.replaceFirst("(?<=.)@.*", ""))
                .toList();
        return new CompileContext(person, persona, kind, called, wishes.prompt());
    }

    Context withFace(Context context) {
        var face = wishes.face();
        return face == null
                ? context
                : context.with(new ForTavus(face.personaId(), face.replicaId(),
                        context.tavus().conversationalContext(), context.tavus().customGreeting()));
    }

    /// What may be said besides.
    ///
    /// @param conversationName
    ///            for people; vendors know a session by its id
    /// @param participants
    ///            who else takes part: names, ids or email addresses
    /// @param prompt
    ///            what the person wants to talk about; it is told to the AI and not kept
    /// @param limitSeconds
    ///            how long it may last, if that is to be less than it could
    /// @param face
    ///            whom Tavus shows, instead of the persona's own
    public record Wishes(@Nullable String conversationName, List<String> participants, @Nullable String prompt,
            @Nullable Long limitSeconds, @Nullable TavusFace face) {
        public static final Wishes NONE = new Wishes(null, List.of(), null, null, null);

        public Wishes {
            participants = List.copyOf(participants);
        }

        @Override
        public String toString() {
            return "Wishes[limitSeconds=" + limitSeconds + "]";
        }
    }

    /// Tavus's ids of a persona, of a replica, or of both.
    public record TavusFace(@Nullable String personaId, @Nullable String replicaId) {}
}
