package dev.parley.voice.livekit;

import static org.assertj.core.api.Assertions.assertThat;

import com.auth0.jwt.JWT;
import com.auth0.jwt.algorithms.Algorithm;
import com.auth0.jwt.interfaces.DecodedJWT;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.livekit.server.AccessToken;
import io.livekit.server.CanPublish;
import io.livekit.server.CanSubscribe;
import io.livekit.server.RoomAdmin;
import io.livekit.server.RoomCreate;
import io.livekit.server.RoomJoin;
import io.livekit.server.RoomList;
import io.livekit.server.RoomName;
import io.livekit.server.VideoGrant;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Clock;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Our tokens beside those of LiveKit's own library.
class LiveKitTokensTest {
    private static final String KEY = "devkey";
    /// LiveKit's development secret, shorter than others allow.
    private static final String SECRET = "secret";

    private final LiveKitTokens tokens = new LiveKitTokens(new SmallRyeConfigBuilder()
            .withMapping(LiveKitConfig.class)
            .withSources(new PropertiesConfigSource(Map.of("parley.livekit.url", "http://livekit",
                    "parley.livekit.api-key", KEY, "parley.livekit.api-secret", SECRET), "test", 1000))
            .build().getConfigMapping(LiveKitConfig.class), new ObjectMapper(), Clock.systemUTC());

    @Test
    void aPersonMayJoinTheirRoomAndNothingElse() {
        var ours = verified(tokens.toJoin("session_1_a", "anna"));

        assertThat(ours.getSubject()).isEqualTo("anna");
        assertThat(video(ours)).isEqualTo(video(theirs(new RoomJoin(true), new RoomName("session_1_a"),
                new CanPublish(true), new CanSubscribe(true))));
        assertThat(ours.getExpiresAtAsInstant()).isEqualTo(ours.getNotBeforeAsInstant().plusSeconds(7200));
    }

    @Test
    void eachOfOurCallsHasTheRightsItNeedsAndNoMore() {
        assertThat(video(verified(tokens.toCreateRooms()))).isEqualTo(video(theirs(new RoomCreate(true))));
        assertThat(video(verified(tokens.toListRooms()))).isEqualTo(video(theirs(new RoomList(true))));
        assertThat(video(verified(tokens.toAdminister("r"))))
                .isEqualTo(video(theirs(new RoomAdmin(true), new RoomName("r"))));
    }

    @Test
    void anAgentOfOursComesAsOne() {
        var ours = verified(tokens.toJoinAsAgent("r", "agent-1-r"));

        assertThat(ours.getClaim("kind").asString()).isEqualTo("agent");
        assertThat(video(ours)).containsEntry("agent", true).containsEntry("room", "r").containsEntry("roomJoin", true);
    }

    private static Map<String, Object> video(DecodedJWT token) {
        return token.getClaim("video").asMap();
    }

    /// Under the same secret, by somebody else's code.
    private static DecodedJWT verified(String token) {
        return JWT.require(Algorithm.HMAC256(SECRET)).withIssuer(KEY).build().verify(token);
    }

    private static DecodedJWT theirs(VideoGrant... grants) {
        var token = new AccessToken(KEY, SECRET.repeat(8));
        token.setIdentity("anna");
        token.addGrants(Arrays.asList(grants));
        return JWT.decode(token.toJwt());
    }
}
