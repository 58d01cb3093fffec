package dev.parley.persona.profile;

import dev.parley.model.id.PersonId;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

@ApplicationScoped
public class ProfileService {
    private final ProfileRepository profiles;

    ProfileService(ProfileRepository profiles) {
        this.profiles = profiles;
    }

    /// A person without a profile is somebody who has told us nothing, not an error.
    @WithTransaction
    public Uni<Profile> of(PersonId person) {
        return profiles.findById(person.value()).onItem().ifNull().continueWith(() -> Profile.unknown(person));
    }

    @WithTransaction
    public Uni<Profile> rewrite(PersonId person, ProfileDraft draft) {
        return profiles.findById(person.value())
                .onItem().ifNull().switchTo(() -> profiles.persist(new Profile(person)))
                .invoke(profile -> profile.rewrite(draft));
    }

    @ApplicationScoped
    static class ProfileRepository implements PanacheRepositoryBase<Profile, String> {}
}
