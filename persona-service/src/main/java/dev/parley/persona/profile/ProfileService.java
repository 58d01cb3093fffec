package dev.parley.persona.profile;

import dev.parley.model.id.PersonId;
import dev.parley.persona.platform.PersonalData;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;

@ApplicationScoped
public class ProfileService implements PersonalData {
    private final ProfileRepository profiles;
    private final Clock clock;

    ProfileService(ProfileRepository profiles, Clock clock) {
        this.profiles = profiles;
        this.clock = clock;
    }

    /// A person without a profile is somebody who has told us nothing, not an error.
    @WithTransaction
    public Uni<Profile> of(PersonId person) {
        return profiles.of(person);
    }

    @WithTransaction
    public Uni<Profile> rewrite(PersonId person, ProfileDraft draft) {
        draft.check(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
        return profiles.lock(person).invoke(profile -> profile.rewrite(draft));
    }

    @Override
    public String section() {
        return "profile";
    }

    @Override
    @WithTransaction
    public Uni<ProfileDraft> archive(PersonId person) {
        return profiles.of(person).map(ProfileDraft::of);
    }

    @Override
    @WithTransaction
    public Uni<Void> erase(PersonId person) {
        return profiles.erase(person);
    }

    @ApplicationScoped
    static class ProfileRepository extends DocumentRepository<Profile> {
        ProfileRepository() {
            super("profile", Profile::unknown);
        }
    }
}
