package dev.parley.persona.profile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.model.id.PersonId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class OnboardingTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Instant EVENING = Instant.parse("2026-03-01T18:00:00Z");

    private final Onboarding onboarding = Onboarding.unanswered(new PersonId("anna"));

    @Test
    void answersWithoutATimeWereGivenNow() {
        onboarding.rewrite(answer("Sleep", null), NOON);

        assertThat(onboarding.answeredAt()).contains(NOON);
    }

    @Test
    void theSameAnswersOnceMoreWereGivenWhenTheyWereFirstGiven() {
        onboarding.rewrite(answer("Sleep", null), NOON);

        onboarding.rewrite(answer("Sleep", null), EVENING);

        assertThat(onboarding.answeredAt()).contains(NOON);
    }

    @Test
    void otherAnswersAreGivenNow() {
        onboarding.rewrite(answer("Sleep", null), NOON);

        onboarding.rewrite(answer("Work", null), EVENING);

        assertThat(onboarding.answeredAt()).contains(EVENING);
    }

    @Test
    void aTimeIsKeptAsItWasToldToTheMicrosecond() {
        onboarding.rewrite(answer("Sleep", Instant.parse("2026-02-01T08:00:00.123456789Z")), NOON);

        assertThat(onboarding.answeredAt()).contains(Instant.parse("2026-02-01T08:00:00.123456Z"));
    }

    private static OnboardingDraft answer(String answer, @Nullable Instant at) {
        return new OnboardingDraft(List.of(new OnboardingAnswer("What brings you here?", answer)), at);
    }
}
