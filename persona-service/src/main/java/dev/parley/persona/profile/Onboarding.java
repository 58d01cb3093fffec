package dev.parley.persona.profile;

import dev.parley.model.id.PersonId;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a person answered when they were new here.
@Entity
public class Onboarding {
    @Id
    @Column(name = "person_id")
    String personId;
    @Column
    @Convert(converter = OnboardingAnswersJson.class)
    List<OnboardingAnswer> answers = List.of();
    @Column(name = "answered_at")
    @Nullable
    Instant answeredAt;

    protected Onboarding() {}

    private Onboarding(PersonId person) {
        this.personId = person.value();
    }

    static Onboarding unanswered(PersonId person) {
        return new Onboarding(person);
    }

    /// The same answers once more were given when they were first given.
    void rewrite(OnboardingDraft draft, Instant now) {
        if (draft.answeredAt() != null) {
            answeredAt = draft.answeredAt().truncatedTo(ChronoUnit.MICROS);
        } else if (answeredAt == null || !answers.equals(draft.answers())) {
            answeredAt = now;
        }
        answers = List.copyOf(draft.answers());
    }

    /// Empty as long as nothing was answered.
    public Optional<Instant> answeredAt() {
        return Optional.ofNullable(answeredAt);
    }
}
