package dev.parley.session.notes.api;

import dev.parley.service.input.ExactFields;
import dev.parley.service.input.Text;
import jakarta.validation.constraints.NotNull;

@ExactFields
record WriteNote(@NotNull @Text(max = WriteNote.CHARACTERS_MAX) String text) {
    static final int CHARACTERS_MAX = 50_000;

    @Override
    public String toString() {
        return "WriteNote[]";
    }
}
