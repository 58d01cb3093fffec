package dev.parley.sandbox.livekit.proto;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.sandbox.Recordings;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class GuidTest {
    private static final String FORM = "(RM|PA|AD|AJ|AW|EV)_[2-9A-HJ-NP-Za-km-z]{12}";

    @Test
    void ourIdsHaveTheFormThatRecordedOnesHave() {
        Stream<String> recorded = Recordings.webhooks().stream()
                .map(line -> Recordings.parse(line.path("body").asText()))
                .flatMap(event -> Stream.of(event.path("id"), event.at("/room/sid"), event.at("/participant/sid")))
                .filter(JsonNode::isTextual)
                .map(JsonNode::asText);

        assertThat(recorded).isNotEmpty().allMatch(id -> id.matches(FORM));
        assertThat(
                Stream.of(Guid.ROOM, Guid.PARTICIPANT, Guid.DISPATCH, Guid.JOB, Guid.WORKER, Guid.EVENT).map(Guid::of))
                .allMatch(id -> id.matches(FORM));
    }
}
