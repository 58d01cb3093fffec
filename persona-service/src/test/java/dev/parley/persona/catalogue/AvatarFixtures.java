package dev.parley.persona.catalogue;

import java.util.List;

public final class AvatarFixtures {

    private AvatarFixtures() {}

    public static Avatar ofTier(String tier) {
        return new Avatar("an-avatar", draft(List.of(), tier));
    }

    static AvatarDraft draft(List<String> images, String tier) {
        return new AvatarDraft("Ada", "Listens.", images, null, List.of(), tier, true);
    }
}
