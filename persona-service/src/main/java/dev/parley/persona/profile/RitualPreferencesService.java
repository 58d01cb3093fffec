package dev.parley.persona.profile;

import dev.parley.model.id.PersonId;
import dev.parley.persona.platform.PersonalData;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

@ApplicationScoped
public class RitualPreferencesService implements PersonalData {
    private final RitualPreferencesRepository preferences;

    RitualPreferencesService(RitualPreferencesRepository preferences) {
        this.preferences = preferences;
    }

    @WithTransaction
    public Uni<RitualPreferences> of(PersonId person) {
        return preferences.of(person);
    }

    @WithTransaction
    public Uni<RitualPreferences> rewrite(PersonId person, RitualPreferencesDraft draft) {
        return preferences.lock(person).invoke(found -> found.rewrite(draft));
    }

    @Override
    public String section() {
        return "ritual_preferences";
    }

    @Override
    @WithTransaction
    public Uni<RitualPreferencesDraft> archive(PersonId person) {
        return preferences.of(person).map(RitualPreferencesDraft::of);
    }

    @Override
    @WithTransaction
    public Uni<Void> erase(PersonId person) {
        return preferences.erase(person);
    }

    @ApplicationScoped
    static class RitualPreferencesRepository extends DocumentRepository<RitualPreferences> {
        RitualPreferencesRepository() {
            super("ritual_preferences", RitualPreferences::none);
        }
    }
}
