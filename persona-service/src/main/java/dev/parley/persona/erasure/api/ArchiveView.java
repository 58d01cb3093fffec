package dev.parley.persona.erasure.api;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.parley.model.id.PersonId;
import dev.parley.persona.erasure.Archive;
import java.time.Instant;
import java.util.Map;

@JsonNaming(SnakeCaseStrategy.class)
record ArchiveView(PersonId person, Instant exportedAt, @JsonAnyGetter Map<String, Object> sections) {

    static ArchiveView of(Archive archive) {
        return new ArchiveView(archive.person(), archive.exportedAt(), archive.sections());
    }

    @Override
    public String toString() {
        return "ArchiveView[person=" + person + "]";
    }
}
