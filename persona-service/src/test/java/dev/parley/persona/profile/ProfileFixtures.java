package dev.parley.persona.profile;

import dev.parley.model.id.PersonId;

public final class ProfileFixtures {

    private ProfileFixtures() {}

    public static Profile named(String name, String location) {
        var profile = Profile.unknown(new PersonId("anna"));
        profile.rewrite(new ProfileDraft(name, null, location, null, null, null));
        return profile;
    }
}
