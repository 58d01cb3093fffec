package dev.parley.sandbox.livekit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.sandbox.livekit.settings.Revocation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RevocationsTest {
    private final Bench strict = new Bench(settings -> settings.with(Revocation.ENFORCED));
    private final Bench lenient = new Bench();

    @AfterEach
    void stop() {
        strict.close();
        lenient.close();
    }

    @Test
    void tokensFromBeforeTheRemovalAndAMinuteAfterAreRevoked() {
        strict.revocations.revoke("r", "ann", 0);

        assertThat(strict.revocations.isRevoked(strict.claims("r", "ann", ""))).isTrue();
        assertThat(strict.revocations.isRevoked(strict.claims("r", "bob", ""))).isFalse();
        assertThat(strict.revocations.isRevoked(strict.claims("other", "ann", ""))).isFalse();
        assertThat(strict.revocations.isRevoked(strict.claims("r", "ann", ",\"nbf\":" + afterNoon(59)))).isTrue();
        assertThat(strict.revocations.isRevoked(strict.claims("r", "ann", ",\"nbf\":" + afterNoon(60)))).isFalse();
    }

    @Test
    void theCallerMaySayFromWhenTokensAreGood() {
        strict.revocations.revoke("r", "ann", afterNoon(0));
        assertThat(strict.revocations.isRevoked(strict.claims("r", "ann", ""))).isFalse();

        strict.revocations.revoke("r", "ann", afterNoon(1));
        assertThat(strict.revocations.isRevoked(strict.claims("r", "ann", ""))).isTrue();
    }

    @Test
    void aServerThatIgnoresRevocationTakesTheOldToken() {
        lenient.revocations.revoke("r", "ann", 0);

        assertThat(lenient.revocations.isRevoked(lenient.claims("r", "ann", ""))).isFalse();
    }

    private static long afterNoon(int seconds) {
        return Bench.NOON.plusSeconds(seconds).getEpochSecond();
    }
}
