package dev.parley.system;

import static io.restassured.RestAssured.given;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parley.model.event.EventType;
import dev.parley.stack.demo.Demo;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Promises 2, 3, 4, 5 and 7 while a service dies: killed when a start is on its way, and again when the person has
/// left and the vendor is about to say so.
class KilledServiceTest {
    private static final Set<String> MOMENTS = Set.of("A mentor session", "the person: leave");
    private static RunningStack stack;
    private static PublishedEvents events;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        stack = RunningStack.up();
        events = new PublishedEvents(stack.kafka());
    }

    @AfterAll
    static void end() throws IOException, InterruptedException {
        if (stack != null) {
            stack.close();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"session-service", "persona-service", "webhook-ingest-service", "usage-billing-service",
            "voice-orchestrator-service"})
    void theFlowCompletesAndNothingIsDoubled(String service) throws InterruptedException {
        var person = Demo.run(stack.gateway(), stack.sandbox(), killing(service));

        await().atMost(90, SECONDS).untilAsserted(() -> {
            var settled = events.keysOf(EventType.MINUTES_SETTLED, person);
            assertThat(settled).hasSize(2).doesNotHaveDuplicates();
            assertThat(events.keysOf(EventType.SESSION_STARTED, person)).isEqualTo(settled);
            assertThat(events.keysOf(EventType.SESSION_ENDED, person)).isEqualTo(settled);
        });
        await().atMost(90, SECONDS).untilAsserted(() -> assertThat(conversationsStillRunning()).isZero());
    }

    private static long conversationsStillRunning() {
        return given().baseUri(stack.sandbox().toString()).get("/sandbox/tavus/conversations").jsonPath()
                .getList("status").stream().filter("active"::equals).count();
    }

    /// Where the demo says what it does, the service is killed at the chosen moments, each once.
    private static PrintStream killing(String service) {
        var line = new StringBuilder();
        var killedAt = new HashSet<String>();
        return new PrintStream(new OutputStream() {
            @Override
            public void write(int octet) {
                System.out.write(octet);
                if (octet != '\n') {
                    line.append((char) octet);
                    return;
                }
                MOMENTS.stream().filter(line.toString()::contains).filter(killedAt::add).forEach(_ -> kill(service));
                line.setLength(0);
            }
        }, true, StandardCharsets.UTF_8);
    }

    private static void kill(String service) {
        try {
            stack.kill(service);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
