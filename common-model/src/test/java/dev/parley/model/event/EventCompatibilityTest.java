package dev.parley.model.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// `src/test/resources/events` holds one file per event version. A file named `<type>.json` is what we write today;
/// a file `<type>.<when>.json` is what an older release wrote. None of them is ever edited once released.
class EventCompatibilityTest {
    private static final Path GOLDEN = Path.of("src/test/resources/events");
    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    @ParameterizedTest
    @EnumSource
    void todaysOutputEqualsTheGoldenFile(EventType type) throws IOException {
        var file = GOLDEN.resolve(type.typeName() + ".json");
        var today = JSON.readTree(JSON.writeValueAsString(EventExamples.of(type)));
        if (!Files.exists(file)) {
            fail("%s has no golden file. Add %s with:%n%s", type, file, JSON.writeValueAsString(today));
        }
        assertThat(today).isEqualTo(JSON.readTree(file.toFile()));
    }

    @ParameterizedTest
    @MethodSource("goldenFiles")
    void everyFileThatWasEverWrittenStillParses(Path file) throws IOException {
        var type = EventType.named(typeNameOf(file)).orElseThrow();
        var event = JSON.readValue(file.toFile(), type.eventClass());
        assertThat(event.key()).isNotBlank();
        assertThat(event.occurredAt()).isNotNull();
        if (file.getFileName().toString().equals(type.typeName() + ".json")) {
            assertThat(event).isEqualTo(EventExamples.of(type));
        }
    }

    @Test
    void everyEventHasExactlyOneName() {
        var events = Arrays.stream(DomainEvent.class.getPermittedSubclasses())
                .flatMap(family -> Arrays.stream(family.getPermittedSubclasses()));
        assertThat(Arrays.stream(EventType.values()).map(EventType::eventClass))
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(
                        events.<Class<? extends DomainEvent>>map(c -> c.asSubclass(DomainEvent.class)).toList());
    }

    @Test
    void aNewerFieldIsIgnored() throws IOException {
        var json = """
                {"person": "anna", "erasedAt": "2026-03-01T12:00:00Z", "requestedBy": "a later release"}
                """;
        assertThat(JSON.readValue(json, PersonaEvent.PersonErased.class))
                .isEqualTo(EventExamples.of(EventType.PERSON_ERASED));
    }

    @Test
    void anEndOfAnOlderReleaseKnewOurClockAndNamedNoDelivery() throws IOException {
        var ended = JSON.readValue(GOLDEN.resolve("parley.session.ended.v1.2026-11-21.json").toFile(),
                SessionEvent.SessionEnded.class);
        var amended = JSON.readValue(GOLDEN.resolve("parley.session.amended.v1.2026-11-21.json").toFile(),
                SessionEvent.SessionAmended.class);

        assertThat(ended.figures()).isEqualTo(new Figures(125L, null, null));
        assertThat(ended.deliveries()).isEmpty();
        assertThat(amended.figures()).isEqualTo(new Figures(null, null, 120L));
        assertThat(amended.deliveries()).isEmpty();
    }

    @Test
    void whatWasSaidIsNotPrinted() {
        var transcript = EventExamples.of(EventType.TRANSCRIPT_READY).toString();
        assertThat(transcript).doesNotContain("Good to see you");
        assertThat(EventExamples.of(EventType.PERCEPTION_READY).toString()).doesNotContain("at ease");
    }

    static List<Path> goldenFiles() throws IOException {
        try (Stream<Path> files = Files.list(GOLDEN)) {
            return files.sorted().toList();
        }
    }

    private static String typeNameOf(Path file) {
        var name = file.getFileName().toString();
        return name.substring(0, name.lastIndexOf(".v1") + 3);
    }
}
