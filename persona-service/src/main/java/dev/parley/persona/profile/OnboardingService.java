package dev.parley.persona.profile;

import dev.parley.model.id.PersonId;
import dev.parley.persona.platform.PersonalData;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.temporal.ChronoUnit;

@ApplicationScoped
public class OnboardingService implements PersonalData {
    private final OnboardingRepository onboardings;
    private final Clock clock;

    OnboardingService(OnboardingRepository onboardings, Clock clock) {
        this.onboardings = onboardings;
        this.clock = clock;
    }

    @WithTransaction
    public Uni<Onboarding> of(PersonId person) {
        return onboardings.of(person);
    }

    @WithTransaction
    public Uni<Onboarding> rewrite(PersonId person, OnboardingDraft draft) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        draft.check(now);
        return onboardings.lock(person).invoke(onboarding -> onboarding.rewrite(draft, now));
    }

    @Override
    public String section() {
        return "onboarding";
    }

    @Override
    @WithTransaction
    public Uni<OnboardingDraft> archive(PersonId person) {
        return onboardings.of(person).map(OnboardingDraft::of);
    }

    @Override
    @WithTransaction
    public Uni<Void> erase(PersonId person) {
        return onboardings.erase(person);
    }

    @ApplicationScoped
    static class OnboardingRepository extends DocumentRepository<Onboarding> {
        OnboardingRepository() {
            super("onboarding", Onboarding::unanswered);
        }
    }
}
