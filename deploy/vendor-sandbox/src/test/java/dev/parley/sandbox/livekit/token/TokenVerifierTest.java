package dev.parley.sandbox.livekit.token;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.sandbox.MovableClock;
import dev.parley.sandbox.livekit.Settings;
import dev.parley.sandbox.platform.Jwt;
import dev.parley.sandbox.platform.SandboxClock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class TokenVerifierTest {
    private static final long NOON = 1_772_366_400;

    private final MovableClock clock = new MovableClock(Instant.ofEpochSecond(NOON));
    private final TokenVerifier verifier = new TokenVerifier(Settings.telling(), new SandboxClock(clock));

    @Test
    void aTokenIsGoodForAMinuteAfterItExpired() {
        var token = signed("\"exp\":" + NOON);

        clock.move(Duration.ofSeconds(60));
        assertThat(verifier.verify(token)).isInstanceOf(Verdict.Accepted.class);

        clock.move(Duration.ofSeconds(1));
        assertThat(reasonAgainst(token)).isEqualTo("token has invalid claims: token is expired");
    }

    @Test
    void aTokenFromMoreThanAMinuteAheadIsNotValidYet() {
        assertThat(verifier.verify(signed("\"exp\":%d,\"nbf\":%d".formatted(NOON + 600, NOON + 60))))
                .isInstanceOf(Verdict.Accepted.class);
        assertThat(reasonAgainst(signed("\"exp\":%d,\"nbf\":%d".formatted(NOON + 600, NOON + 61))))
                .isEqualTo("token has invalid claims: token is not valid yet");
    }

    @Test
    void aTokenWhoseTimesAreBeyondAllTimeIsReadAllTheSame() {
        for (var end : new String[]{"1000000000000000000", "1e300", "9223372036854775807"}) {
            assertThat(verifier.verify(signed("\"exp\":" + end))).isInstanceOf(Verdict.Accepted.class);
            assertThat(reasonAgainst(signed("\"exp\":" + end + ",\"nbf\":" + end))).contains("not valid yet");
        }
    }

    @Test
    void aTokenWithoutAnEndIsRejected() {
        assertThat(reasonAgainst(signed("\"nbf\":" + NOON))).contains("exp claim is required");
    }

    @Test
    void onlyTheServersOwnAnswerRepeatsTheToken() {
        var token = signed("\"exp\":" + (NOON - 3600));

        var rejected = (Verdict.Rejected) verifier.verify(token);

        assertThat(rejected.answer()).contains(token);
        assertThat(rejected.reason()).doesNotContain(token);
    }

    @Test
    void whatATokenDoesNotSayIsAllowedForItselfAndForbiddenForRooms() {
        var video = accepted("\"exp\":%d,\"video\":{}".formatted(NOON + 600)).video();

        assertThat(video.permission().canPublish()).isTrue();
        assertThat(video.permission().canSubscribe()).isTrue();
        assertThat(video.permission().canPublishData()).isTrue();
        assertThat(video.permission().canUpdateMetadata()).isFalse();
        assertThat(video.roomJoin()).isFalse();
        assertThat(video.administers("")).isFalse();
    }

    @Test
    void publishingDataFollowsPublishingUnlessSaidOtherwise() {
        assertThat(accepted("\"exp\":%d,\"video\":{\"canPublish\":false}".formatted(NOON + 600)).video().permission()
                .canPublishData()).isFalse();
    }

    @Test
    void theIdentityIsTheSubjectOrElseTheTokensId() {
        assertThat(accepted("\"exp\":%d,\"sub\":\"ann\",\"jti\":\"x\"".formatted(NOON + 600)).identity())
                .isEqualTo("ann");
        assertThat(accepted("\"exp\":%d,\"sub\":\"\",\"jti\":\"x\"".formatted(NOON + 600)).identity()).isEqualTo("x");
    }

    private Claims accepted(String claims) {
        return ((Verdict.Accepted) verifier.verify(signed(claims))).claims();
    }

    private String reasonAgainst(String token) {
        return ((Verdict.Rejected) verifier.verify(token)).reason();
    }

    private static String signed(String claims) {
        return Jwt.sign("{\"iss\":\"devkey\",%s}".formatted(claims).getBytes(UTF_8), "secret");
    }
}
