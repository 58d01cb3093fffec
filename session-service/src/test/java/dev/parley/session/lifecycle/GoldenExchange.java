package dev.parley.session.lifecycle;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/// A request and its answer as a seed published them: `src/test/resources/seeds/*.http`, to be read by people. What is
/// different each time stands there by its name: `{person}`, `{uuid}`, `{time}` in whole seconds, `{moment}`. After a
/// change that is meant,
/// `-Dgoldens=rewrite` writes the answers anew.
public final class GoldenExchange {
    private static final Path GOLDEN = Path.of("src/test/resources/seeds");
    private static final boolean REWRITE = "rewrite".equals(System.getProperty("goldens"));
    private static final String ANSWER = "\n==== ";
    private static final ObjectMapper JSON = JsonMapper.builder()
            .defaultPrettyPrinter(new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n")))
            .build();

    private final String token;
    private final Map<String, String> names = new HashMap<>();

    public GoldenExchange(String token) {
        this.token = token;
    }

    /// From now on this value stands in the files by that name.
    public GoldenExchange naming(String name, String value) {
        names.put(name, value);
        return this;
    }

    /// Sends the file's request, and holds the answer against the file's.
    public JsonPath holds(String file) {
        try {
            var golden = GOLDEN.resolve(file + ".http");
            var request = Files.readString(golden).split(ANSWER, 2)[0].stripTrailing();
            var response = send(filledIn(request));
            var exchange = request + "\n" + ANSWER + response.statusCode() + "\n" + masked(response);
            if (REWRITE) {
                Files.writeString(golden, exchange);
            }
            assertThat(exchange).as(golden.toString()).isEqualTo(Files.readString(golden));
            return response.jsonPath();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// As the seeds' own curl lines have it: a method, a path, and a body unless it is a GET.
    private Response send(String request) {
        var parts = request.split("\n\n", 2);
        var line = parts[0].split(" ");
        var call = given().auth().oauth2(token).contentType(ContentType.JSON);
        return parts.length == 1 ? call.request(line[0], line[1]) : call.body(parts[1]).request(line[0], line[1]);
    }

    private String filledIn(String request) {
        var filled = request;
        for (var name : names.entrySet()) {
            filled = filled.replace("{" + name.getKey() + "}", name.getValue());
        }
        return filled;
    }

    private String masked(Response response) throws JsonProcessingException {
        var body = JSON.writerWithDefaultPrettyPrinter().writeValueAsString(JSON.readTree(response.asString()));
        for (var name : names.entrySet()) {
            body = body.replace(name.getValue(), "{" + name.getKey() + "}");
        }
        return body.replaceAll("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "{uuid}")
                .replaceAll("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ", "{time}")
                .replaceAll("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d+Z", "{moment}")
                .replaceAll("(conversation_id\" : )\"[^{\"]+\"", "$1\"{conversation}\"")
                .replaceAll("(https://tavus.daily.co/)[a-z0-9]+", "$1{conversation}") + "\n";
    }
}
