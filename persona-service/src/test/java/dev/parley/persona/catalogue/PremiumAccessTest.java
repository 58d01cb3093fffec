package dev.parley.persona.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PremiumAccessTest {

    @ParameterizedTest
    @EnumSource
    void aFreeAvatarIsForEverybody(PremiumAccess access) {
        assertThat(access.to(false)).contains(true);
    }

    @Test
    void aPremiumAvatarIsForThoseWhosePlanIncludesIt() {
        assertThat(PremiumAccess.of(true).to(true)).contains(true);
        assertThat(PremiumAccess.of(false).to(true)).contains(false);
    }

    @Test
    void whetherAPremiumAvatarIsAvailableIsNotGuessed() {
        assertThat(PremiumAccess.UNKNOWN.to(true)).isEmpty();
    }
}
