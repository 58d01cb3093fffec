package dev.parley.ingest.normalise;

/// What came of replaying.
///
/// @param facts
///            published, whether they were counted before or not
/// @param deadLetters
///            deliveries that could not be read
public record Replayed(int deliveries, int facts, int unrecognised, int deadLetters) {
    static final Replayed NOTHING = new Replayed(0, 0, 0, 0);

    static Replayed of(Batch batch) {
        return new Replayed(batch.deliveries().size(), batch.facts().size(),
                (int) batch.deliveries().stream().filter(Batch.Read::isUnrecognised).count(), batch.dead().size());
    }

    Replayed plus(Replayed other) {
        return new Replayed(deliveries + other.deliveries, facts + other.facts, unrecognised + other.unrecognised,
                deadLetters + other.deadLetters);
    }
}
