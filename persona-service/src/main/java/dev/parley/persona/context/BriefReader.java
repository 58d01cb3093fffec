package dev.parley.persona.context;

import dev.parley.model.id.PersonId;
import dev.parley.model.id.PersonaId;
import dev.parley.persona.authoring.PersonaService;
import dev.parley.persona.dream.Dream;
import dev.parley.persona.dream.DreamService;
import dev.parley.persona.dream.EmotionalTone;
import dev.parley.persona.dream.Interpretation;
import dev.parley.persona.dream.InterpretationService;
import dev.parley.persona.goal.Goal;
import dev.parley.persona.goal.GoalService;
import dev.parley.persona.memory.Conversation;
import dev.parley.persona.memory.MemoryService;
import dev.parley.persona.profile.EmotionalCategoriesService;
import dev.parley.persona.profile.OnboardingAnswer;
import dev.parley.persona.profile.OnboardingService;
import dev.parley.persona.profile.Profile;
import dev.parley.persona.profile.ProfileService;
import dev.parley.persona.profile.RitualPreferences;
import dev.parley.persona.profile.RitualPreferencesService;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// Reads what is known of a person, one thing after the other: they share one database session.
@ApplicationScoped
class BriefReader {
    private static final int GOALS_MAX = 20;
    private static final int CONVERSATIONS_MAX = 5;

    private final ProfileService profiles;
    private final OnboardingService onboardings;
    private final RitualPreferencesService rituals;
    private final EmotionalCategoriesService categories;
    private final GoalService goals;
    private final DreamService dreams;
    private final InterpretationService interpretations;
    private final MemoryService memory;
    private final PersonaService personas;

    BriefReader(ProfileService profiles, OnboardingService onboardings, RitualPreferencesService rituals,
            EmotionalCategoriesService categories, GoalService goals, DreamService dreams,
            InterpretationService interpretations, MemoryService memory, PersonaService personas) {
        this.profiles = profiles;
        this.onboardings = onboardings;
        this.rituals = rituals;
        this.categories = categories;
        this.goals = goals;
        this.dreams = dreams;
        this.interpretations = interpretations;
        this.memory = memory;
        this.personas = personas;
    }

    Uni<Brief> read(ContextRequest request, Brief.Speaker speaker, LocalDate today) {
        return person(request.person(), today)
                .chain(person -> dream(request).map(dream -> new Known(person, dream)))
                .chain(known -> conversations(request.person())
                        .map(past -> new Brief(speaker, request.kind(), request.participants(), request.prompt(),
                                today, known.person(), known.dream(), past)));
    }

    private Uni<Brief.Person> person(PersonId person, LocalDate today) {
        return profiles.of(person)
                .map(Told::new)
                .call(told -> onboardings.of(person).invoke(it -> told.answers = it.answers()))
                .call(told -> rituals.of(person).invoke(it -> told.rituals = Optional.of(rituals(it))))
                .call(told -> categories.of(person).invoke(it -> told.categories = it.categories()))
                .call(told -> goals.latest(person, GOALS_MAX).invoke(it -> told.goals = it))
                .map(told -> told.person(today));
    }

    private static Brief.Rituals rituals(RitualPreferences rituals) {
        return new Brief.Rituals(rituals.practices(), rituals.timeOfDay(), rituals.frequency(), rituals.minutes());
    }

    private Uni<Optional<Brief.Dream>> dream(ContextRequest request) {
        return request.dream()
                .map(id -> dream(request.person(), id).map(Optional::of))
                .orElseGet(() -> Uni.createFrom().item(Optional.empty()));
    }

    private Uni<Brief.Dream> dream(PersonId person, UUID id) {
        return dreams.required(person, id)
                .chain(dream -> interpretations.latestOf(person, id).map(latest -> dream(dream, latest)));
    }

    private static Brief.Dream dream(Dream dream, Optional<Interpretation> latest) {
        return new Brief.Dream(dream.rawTranscript(), dream.themes(), dream.recordedAt(),
                latest.flatMap(Interpretation::emotionalTone).map(BriefReader::tone),
                latest.map(Interpretation::text));
    }

    private static Brief.EmotionalTone tone(EmotionalTone tone) {
        return new Brief.EmotionalTone(Optional.of(tone.primary()), Optional.ofNullable(tone.secondary()),
                Optional.ofNullable(tone.intensity()));
    }

    private Uni<List<Brief.PastConversation>> conversations(PersonId person) {
        return memory.recent(person, CONVERSATIONS_MAX)
                .chain(past -> personas.names(person, spokenTo(past)).map(names -> conversations(past, names)));
    }

    private static List<PersonaId> spokenTo(List<Conversation> past) {
        return past.stream().map(Conversation::personaId).flatMap(Optional::stream).distinct().toList();
    }

    private static List<Brief.PastConversation> conversations(List<Conversation> past, Map<PersonaId, String> names) {
        return past.stream()
                .map(it -> new Brief.PastConversation(it.startedAt(), it.personaId().map(names::get),
                        it.lastedSeconds().map(Duration::ofSeconds), it.topic(), it.closingLines()))
                .toList();
    }

    private record Known(Brief.Person person, Optional<Brief.Dream> dream) {}

    /// What the steps of one reading have found so far.
    private static final class Told {
        private final Profile profile;
        private List<OnboardingAnswer> answers = List.of();
        private Optional<Brief.Rituals> rituals = Optional.empty();
        private List<String> categories = List.of();
        private List<Goal> goals = List.of();

        Told(Profile profile) {
            this.profile = profile;
        }

        Brief.Person person(LocalDate today) {
            return new Brief.Person(profile.name(), profile.ageOn(today), profile.pronouns(), profile.location(),
                    profile.language(),
                    answers.stream().map(it -> new Brief.Answer(it.question(), it.answer())).toList(),
                    rituals, categories,
                    goals.stream().map(it -> new Brief.Goal(it.title(), it.description(), it.progress(), it.dueOn()))
                            .toList());
        }
    }
}
