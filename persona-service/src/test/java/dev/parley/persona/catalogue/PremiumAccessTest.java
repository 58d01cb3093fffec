package dev.parley.persona.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PremiumAccessTest {

    @ParameterizedTest
    @EnumSource
    void aFreeAvatarIsForEverybody(PremiumAccess access) {
        assertThat(access.to(AvatarFixtures.ofTier("free"))).contains(true);
    }

    @Test
    void aPremiumAvatarIsForThoseWhosePlanIncludesIt() {
        var premium = AvatarFixtures.ofTier("premium");

        assertThat(PremiumAccess.of(true).to(premium)).contains(true);
        assertThat(PremiumAccess.of(false).to(premium)).contains(false);
    }

    @Test
    void whetherAPremiumAvatarIsAvailableIsNotGuessed() {
        assertThat(PremiumAccess.UNKNOWN.to(AvatarFixtures.ofTier("premium"))).isEmpty();
    }
}
