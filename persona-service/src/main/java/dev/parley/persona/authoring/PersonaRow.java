package dev.parley.persona.authoring;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.parley.model.id.PersonaId;
import dev.parley.persona.catalogue.Avatar;
import dev.parley.service.paging.Cursor;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One persona of a list, as Postgres puts it into JSON.
@JsonNaming(SnakeCaseStrategy.class)
record PersonaRow(String id, @Nullable String personId, Instant createdAt, int version, String digest, Instant madeAt,
        PersonaContent content) {

    Cursor place() {
        return new Cursor(content.name(), id);
    }

    PersonaDetail with(Optional<Avatar> avatar) {
        return new PersonaDetail(new PersonaId(id), personId == null, createdAt, version, digest, madeAt, content,
                avatar);
    }
}
