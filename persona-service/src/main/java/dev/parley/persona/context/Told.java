package dev.parley.persona.context;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.parley.persona.dream.EmotionalTone;
import dev.parley.persona.profile.OnboardingAnswer;
import dev.parley.persona.profile.Profile;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What is known of a person, as Postgres puts it into one document.
@JsonNaming(SnakeCaseStrategy.class)
record Told(@Nullable About profile, @Nullable List<OnboardingAnswer> onboarding, @Nullable Rituals rituals,
        @Nullable List<String> categories, @Nullable List<Goal> goals, @Nullable List<Talk> conversations,
        @Nullable Dream dream) {

    Brief.Person person(LocalDate today) {
        var about = Optional.ofNullable(profile);
        return new Brief.Person(about.map(About::name), about.flatMap(it -> Profile.age(it.birthDate, it.age, today)),
                about.map(About::pronouns), about.map(About::location), about.map(About::language),
                orNone(onboarding).stream().map(it -> new Brief.Answer(it.question(), it.answer())).toList(),
                Optional.ofNullable(rituals).map(Rituals::brief), orNone(categories),
                orNone(goals).stream().map(Goal::brief).toList());
    }

    List<Brief.PastConversation> memory() {
        return orNone(conversations).stream().map(Talk::brief).toList();
    }

    Optional<Brief.Dream> dreamt() {
        return Optional.ofNullable(dream).map(Dream::brief);
    }

    private static <T> List<T> orNone(@Nullable List<T> list) {
        return list == null ? List.of() : list;
    }

    @Override
    public String toString() {
        return "Told[]";
    }

    @JsonNaming(SnakeCaseStrategy.class)
    record About(@Nullable String name, @Nullable String pronouns, @Nullable String location,
            @Nullable String language, @Nullable LocalDate birthDate, @Nullable Integer age) {}

    @JsonNaming(SnakeCaseStrategy.class)
    record Rituals(List<String> practices, @Nullable String timeOfDay, @Nullable String frequency,
            @Nullable Integer minutes) {
        Brief.Rituals brief() {
            return new Brief.Rituals(practices, Optional.ofNullable(timeOfDay), Optional.ofNullable(frequency),
                    Optional.ofNullable(minutes));
        }
    }

    @JsonNaming(SnakeCaseStrategy.class)
    record Goal(String title, @Nullable String description, int progress, @Nullable LocalDate dueOn) {
        Brief.Goal brief() {
            return new Brief.Goal(title, Optional.ofNullable(description), progress, Optional.ofNullable(dueOn));
        }
    }

    @JsonNaming(SnakeCaseStrategy.class)
    record Talk(Instant startedAt, @Nullable String persona, @Nullable Long lastedSeconds, @Nullable String topic,
            List<String> closingLines) {
        Brief.PastConversation brief() {
            return new Brief.PastConversation(startedAt, Optional.ofNullable(persona),
                    Optional.ofNullable(lastedSeconds).map(Duration::ofSeconds), Optional.ofNullable(topic),
                    closingLines);
        }
    }

    @JsonNaming(SnakeCaseStrategy.class)
    record Dream(String rawTranscript, List<String> themes, Instant recordedAt,
            @Nullable Interpretation interpretation) {
        Brief.Dream brief() {
            var latest = Optional.ofNullable(interpretation);
            return new Brief.Dream(rawTranscript, themes, recordedAt,
                    latest.map(Interpretation::emotionalTone).map(Dream::tone), latest.map(Interpretation::text));
        }

        private static Brief.EmotionalTone tone(EmotionalTone tone) {
            return new Brief.EmotionalTone(Optional.of(tone.primary()), Optional.ofNullable(tone.secondary()),
                    Optional.ofNullable(tone.intensity()));
        }
    }

    @JsonNaming(SnakeCaseStrategy.class)
    record Interpretation(String text, @Nullable EmotionalTone emotionalTone) {}
}
