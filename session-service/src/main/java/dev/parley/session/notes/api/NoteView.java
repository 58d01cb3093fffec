package dev.parley.session.notes.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.parley.session.notes.Note;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

@JsonNaming(SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
record NoteView(String text, @Nullable Instant writtenAt) {

    static NoteView of(Note note) {
        return new NoteView(note.text(), note.writtenAt());
    }

    @Override
    public String toString() {
        return "NoteView[]";
    }
}
