package dev.parley.ingest.inspection;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.parley.model.problem.FieldError;
import dev.parley.service.error.RequestNotValid;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// What became of a delivery.
public enum Outcome {
    /// It waits for its turn.
    PENDING,
    /// Its facts are in the outbox or on Kafka.
    PUBLISHED,
    /// It was published as something that nobody knows.
    UNRECOGNISED,
    /// It is a dead letter.
    DEAD;

    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Outcome read(String pointer, String word) {
        return Arrays.stream(values()).filter(outcome -> outcome.word().equals(word)).findFirst()
                .orElseThrow(() -> new RequestNotValid(List.of(new FieldError(pointer, "must be one of "
                        + Arrays.stream(values()).map(Outcome::word).collect(Collectors.joining(", "))))));
    }
}
