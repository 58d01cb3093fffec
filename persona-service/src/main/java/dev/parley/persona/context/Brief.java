package dev.parley.persona.context;

import dev.parley.model.event.SessionKind;
import dev.parley.model.event.Vendor;
import dev.parley.model.id.PersonaId;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// Everything that a context is compiled from. Equal briefs give equal contexts, byte for byte. Lists keep the order in
/// which they come: what matters most, or happened last, is first, as texts are cut from their end.
///
/// @param participants
///            names of those who take part, beside the AI
/// @param prompt
///            what the person wants to talk about
record Brief(Speaker speaker, SessionKind kind, List<String> participants, Optional<String> prompt, LocalDate today,
        Person person, Optional<Dream> dream, List<PastConversation> memory) {

    Brief {
        participants = List.copyOf(participants);
        memory = List.copyOf(memory);
    }

    @Override
    public String toString() {
        return "Brief[kind=" + kind + "]";
    }

    /// Who the AI is in this conversation. What only a persona has, an interpreter goes without.
    sealed interface Speaker {
        String name();

        /// How it is and speaks, in the second person: `You are …`.
        Optional<String> instructions();

        Optional<String> greeting();

        Optional<String> elevenlabsAgentId();

        String voice();

        /// In the order in which they are tried.
        List<Vendor> vendors();

        default Optional<PersonaId> personaId() {
            return Optional.empty();
        }

        default Optional<Integer> personaVersion() {
            return Optional.empty();
        }

        default Optional<String> interpreterId() {
            return Optional.empty();
        }

        default List<String> specialities() {
            return List.of();
        }

        default List<String> guardrails() {
            return List.of();
        }

        /// What it speaks, as people call it: `Portuguese`.
        default Optional<String> language() {
            return Optional.empty();
        }

        default Optional<String> tavusPersonaId() {
            return Optional.empty();
        }

        default Optional<String> tavusReplicaId() {
            return Optional.empty();
        }

        default Optional<String> livekitAgentName() {
            return Optional.empty();
        }
    }

    record Persona(PersonaId id, int version, String name, Optional<String> instructions, Optional<String> greeting,
            List<String> specialities, List<String> guardrails, Optional<String> language,
            Optional<String> tavusPersonaId, Optional<String> tavusReplicaId, Optional<String> livekitAgentName,
            Optional<String> elevenlabsAgentId, String voice, List<Vendor> vendors) implements Speaker {

        Persona {
            specialities = List.copyOf(specialities);
            guardrails = List.copyOf(guardrails);
            vendors = List.copyOf(vendors);
        }

        @Override
        public Optional<PersonaId> personaId() {
            return Optional.of(id);
        }

        @Override
        public Optional<Integer> personaVersion() {
            return Optional.of(version);
        }

        @Override
        public String toString() {
            return "Persona[id=" + id + ", version=" + version + "]";
        }
    }

    /// Interpreters are agents at ElevenLabs, and nowhere else.
    record Interpreter(String id, String name, String style, Optional<String> greeting,
            Optional<String> elevenlabsAgentId, String voice) implements Speaker {

        @Override
        public Optional<String> interpreterId() {
            return Optional.of(id);
        }

        @Override
        public Optional<String> instructions() {
            return Optional.of(style);
        }

        @Override
        public List<Vendor> vendors() {
            return List.of(Vendor.ELEVENLABS);
        }

        @Override
        public String toString() {
            return "Interpreter[id=" + id + "]";
        }
    }

    record Person(Optional<String> name, Optional<Integer> age, Optional<String> pronouns, Optional<String> location,
            Optional<String> language, List<Answer> onboarding, Optional<Rituals> rituals,
            List<String> emotionalCategories, List<Goal> goals) {

        Person {
            onboarding = List.copyOf(onboarding);
            emotionalCategories = List.copyOf(emotionalCategories);
            goals = List.copyOf(goals);
        }

        @Override
        public String toString() {
            return "Person[]";
        }
    }

    record Answer(String question, String answer) {
        @Override
        public String toString() {
            return "Answer[]";
        }
    }

    record Rituals(List<String> practices, Optional<String> timeOfDay, Optional<String> frequency,
            Optional<Integer> minutes) {

        Rituals {
            practices = List.copyOf(practices);
        }

        @Override
        public String toString() {
            return "Rituals[]";
        }
    }

    /// @param progress
    ///            in percent
    record Goal(String title, Optional<String> description, int progress, Optional<LocalDate> dueOn) {
        @Override
        public String toString() {
            return "Goal[]";
        }
    }

    /// @param tone
    ///            of its latest interpretation, as is the interpretation
    record Dream(String transcript, List<String> themes, Instant recordedAt, Optional<EmotionalTone> tone,
            Optional<String> interpretation) {

        Dream {
            themes = List.copyOf(themes);
        }

        @Override
        public String toString() {
            return "Dream[]";
        }
    }

    /// @param intensity
    ///            from 0 to 1
    record EmotionalTone(Optional<String> primary, Optional<String> secondary, Optional<Double> intensity) {
        @Override
        public String toString() {
            return "EmotionalTone[]";
        }
    }

    record PastConversation(Instant startedAt, Optional<String> with, Optional<Duration> lasted,
            Optional<String> topic, List<String> closingLines) {

        PastConversation {
            closingLines = List.copyOf(closingLines);
        }

        @Override
        public String toString() {
            return "PastConversation[]";
        }
    }
}
