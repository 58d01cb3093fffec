package dev.parley.persona.context;

import dev.parley.model.event.SessionKind;
import dev.parley.model.event.Vendor;
import dev.parley.model.id.PersonaId;
import dev.parley.persona.context.Brief.Answer;
import dev.parley.persona.context.Brief.Dream;
import dev.parley.persona.context.Brief.EmotionalTone;
import dev.parley.persona.context.Brief.Goal;
import dev.parley.persona.context.Brief.Interpreter;
import dev.parley.persona.context.Brief.PastConversation;
import dev.parley.persona.context.Brief.Person;
import dev.parley.persona.context.Brief.Persona;
import dev.parley.persona.context.Brief.Rituals;
import dev.parley.persona.context.Brief.Speaker;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// People and personas to compile contexts for.
final class Briefs {
    static final LocalDate TODAY = LocalDate.of(2026, 11, 21);
    static final Person SOMEBODY = new Person(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
            Optional.empty(), List.of(), Optional.empty(), List.of(), List.of());
    static final Persona MAYA = new Persona(new PersonaId("mentor-maya"), 3, "Maya",
            Optional.of("You are Maya, a warm and patient mentor. You listen first, ask one question at a time, "
                    + "and help the person find their own next step."),
            Optional.of("Good to see you, {name}. What is on your mind today?"),
            List.of("everyday stress", "sleep", "habits"),
            List.of("Never give medical advice.", "Never promise to keep a secret from people who could help."),
            Optional.of("English"), Optional.of("p-mentor-maya"), Optional.of("r-mentor-maya"),
            Optional.of("mentor-agent"), Optional.of("agent-maya"), "Ashley", List.of(Vendor.values()));
    static final Persona BARE = new Persona(new PersonaId("bare"), 1, "Bo", Optional.empty(), Optional.empty(),
            List.of(), List.of(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
            Optional.empty(), "Ashley", List.of(Vendor.LIVEKIT));
    static final Interpreter JUNG = new Interpreter("jung", "Carl Jung",
            "You interpret dreams in the manner of Carl Jung: look for archetypes, the shadow, and what the dream "
                    + "balances in waking life. Ask what each image means to the dreamer before you say what it may mean.",
            Optional.of("Welcome, {name}. Tell me the dream again, as if it were happening now."),
            Optional.of("agent-jung"), "Edward");
    static final Dream FALLING = new Dream(
            "I was standing on a bridge over black water. My sister called me from the other side.\n"
                    + "When I wanted to answer, the bridge was gone and I fell, very slowly.",
            List.of("falling", "water", "my sister"), Instant.parse("2026-11-14T05:40:00Z"),
            Optional.of(new EmotionalTone(Optional.of("anxiety"), Optional.of("fear"), Optional.of(0.8))),
            Optional.of("The bridge stands for a decision that feels as if it could not be taken back."));
    static final Person ANNA = new Person(Optional.of("Anna"), Optional.of(34), Optional.of("she/her"),
            Optional.of("Lisbon"), Optional.of("Portuguese and English"),
            List.of(new Answer("What brings you here?", "I sleep badly since I changed jobs."),
                    new Answer("What helps you when a day was hard?", "A walk, and talking to my sister.")),
            Optional.of(new Rituals(List.of("meditation", "journaling"), Optional.of("in the evening"),
                    Optional.of("every day"), Optional.of(10))),
            List.of("worry", "self-doubt"),
            List.of(new Goal("Sleep seven hours a night", Optional.of("No screen after ten, and no coffee after two."),
                    40, Optional.of(LocalDate.of(2027, 1, 31))),
                    new Goal("Tell my manager that it is too much", Optional.empty(), 0,
                            Optional.of(LocalDate.of(2026, 11, 1)))));
    static final List<PastConversation> TALKS = List.of(
            new PastConversation(Instant.parse("2026-11-18T19:00:00Z"), Optional.of("Maya"),
                    Optional.of(Duration.ofMinutes(24)), Optional.of("The talk with the manager"),
                    List.of("I will write down what I want to say first.", "That is a good first step.")),
            new PastConversation(Instant.parse("2026-11-02T19:00:00Z"), Optional.empty(),
                    Optional.of(Duration.ofSeconds(40)), Optional.empty(), List.of()));

    private Briefs() {}

    static Brief rich(SessionKind kind) {
        return new Brief(MAYA, kind, List.of(), Optional.of("My manager wants an answer by Friday."), TODAY, ANNA,
                Optional.of(FALLING), TALKS);
    }

    static Brief sparse(SessionKind kind) {
        return new Brief(BARE, kind, List.of(), Optional.empty(), TODAY, SOMEBODY, Optional.empty(), List.of());
    }

    static Brief with(Speaker speaker, Brief brief) {
        return new Brief(speaker, brief.kind(), brief.participants(), brief.prompt(), brief.today(), brief.person(),
                brief.dream(), brief.memory());
    }

    static Brief with(Person person, Brief brief) {
        return new Brief(brief.speaker(), brief.kind(), brief.participants(), brief.prompt(), brief.today(), person,
                brief.dream(), brief.memory());
    }

    static Person named(String name) {
        return new Person(Optional.of(name), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
                List.of(), Optional.empty(), List.of(), List.of());
    }

    static Persona greeting(String greeting) {
        return new Persona(BARE.id(), 1, "Bo", Optional.empty(), Optional.of(greeting), List.of(), List.of(),
                Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), "Ashley",
                List.of());
    }

    /// The same text wherever a person can write one, and some of it once more behind each of them.
    static Brief everywhere(SessionKind kind, String text) {
        var person = new Person(Optional.of(text), Optional.of(34), Optional.of(text), Optional.of(text),
                Optional.of(text), List.of(new Answer(text, text)),
                Optional.of(new Rituals(List.of(text, text), Optional.of(text), Optional.of(text), Optional.of(1))),
                List.of(text, text),
                List.of(new Goal(text, Optional.of(text), 100, Optional.of(TODAY))));
        var dream = new Dream(text, List.of(text, text), Instant.parse("2026-11-14T05:40:00Z"),
                Optional.of(new EmotionalTone(Optional.of(text), Optional.of(text), Optional.of(0.5))),
                Optional.of(text));
        var talk = new PastConversation(Instant.parse("2026-11-18T19:00:00Z"), Optional.of(text),
                Optional.of(Duration.ofMinutes(1)), Optional.of(text), List.of(text, text));
        return new Brief(MAYA, kind, List.of(text, text), Optional.of(text), TODAY, person, Optional.of(dream),
                List.of(talk));
    }
}
