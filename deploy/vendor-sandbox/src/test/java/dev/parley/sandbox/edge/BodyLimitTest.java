package dev.parley.sandbox.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasSize;

import dev.parley.sandbox.Recordings;
import dev.parley.sandbox.SandboxTest;
import dev.parley.sandbox.livekit.Tokens;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class BodyLimitTest extends SandboxTest {
    private static final String LIMIT_FILLED = "{\"nope\":\"" + "r".repeat(BodyLimit.BYTES_MAX - 11) + "\"}";

    @TestHTTPResource
    URI sandbox;

    @Test
    void aBodyOfTenMebibytesIsTaken() {
        twirp("RoomService/ListRooms", Tokens.forEverything("r"), LIMIT_FILLED).then().statusCode(200)
                .body("rooms", hasSize(0));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "/v2/conversations | 413 | {\"error\":\"The body is too large: 10 MiB at most\"}",
            "/v1/workspace/webhooks | 413 | {\"detail\":{\"message\":\"The body is too large: 10 MiB at most\",\"status\":\"invalid_request\"}}",
            "/twirp/livekit.RoomService/ListRooms | 400 | {\"code\":\"malformed\",\"msg\":\"failed to read request body\"}",
            "/sandbox/time/advance | 413 | {\"detail\":\"The body is too large: 10 MiB at most\"}"})
    void aLargerOneIsRefusedInTheVendorsWords(String path, int status, String body) throws Exception {
        var answer = askToSend(path, LIMIT_FILLED + " ");

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(Recordings.parse(answer.body())).isEqualTo(Recordings.parse(body));
    }

    /// Asks first, because the sandbox does not read what is too large, and whoever sends it all the same may never
    /// hear the answer.
    private HttpResponse<String> askToSend(String path, String body) throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(sandbox.resolve(path)).expectContinue(true)
                    .version(HttpClient.Version.HTTP_1_1).POST(BodyPublishers.ofString(body)).build(),
                    BodyHandlers.ofString());
        }
    }
}
