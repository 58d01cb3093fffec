package dev.parley.persona.context;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.model.event.PersonaEvent.ContextCompiled;
import dev.parley.model.event.SessionKind;
import dev.parley.model.event.Topic;
import dev.parley.model.id.PersonId;
import dev.parley.persona.context.Casting.Cast;
import dev.parley.persona.context.ContextRequest.Chosen;
import dev.parley.service.outbox.Outbox;
import dev.parley.test.Kafka;
import dev.parley.test.ParleyPlatform;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(ParleyPlatform.class)
class CompilationTest {
    @Inject
    BriefReader briefs;
    @Inject
    Outbox outbox;
    @Inject
    ContextConfig config;
    @Inject
    Clock clock;
    private final PersonId person = new PersonId("person-" + UUID.randomUUID());

    @Test
    void aContextThatNobodyCanBeGivenIsNotToldOf() throws Throwable {
        var compilation = new Compilation(briefs, outbox, config, new PrivateJson(new RefusingMapper()), clock);
        var request = new ContextRequest(person, new Chosen.OfPersona(Briefs.MAYA.id(), Optional.empty()),
                SessionKind.MENTOR, Optional.empty(), List.of(), Optional.empty());
        var cast = new Cast(Briefs.MAYA, "maya", false, Optional.empty(), 1);

        assertThatThrownBy(
                () -> VertxContextSupport.subscribeAndAwait(() -> compilation.of(request, cast, Briefs.TODAY)))
                .hasMessage("A CompiledContext cannot be written");

        var next = new ContextCompiled(person, Briefs.MAYA.id(), SessionKind.MENTOR, "sha256:next", clock.instant());
        VertxContextSupport.subscribeAndAwait(() -> outbox.appendAlone(next));
        await().atMost(30, SECONDS).until(() -> told().stream().anyMatch(event -> event.contains("sha256:next")));
        assertThat(told()).hasSize(1);
    }

    private List<String> told() {
        return Kafka.records(Topic.PERSONAS, person.value()).stream().map(record -> new String(record.value()))
                .toList();
    }

    /// Quotes what it was at, as the real one does.
    private static final class RefusingMapper extends ObjectMapper {
        @Override
        public String writeValueAsString(Object value) throws JsonProcessingException {
            throw new JsonMappingException(null, "at: " + value);
        }
    }
}
