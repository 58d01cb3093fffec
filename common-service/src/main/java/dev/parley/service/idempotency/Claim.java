package dev.parley.service.idempotency;

import java.time.Instant;

/// What became of a request that came with a key.
sealed interface Claim {

    /// It is the first, or the first one has died: do the work. Whoever takes the key over has another `since`, and the
    /// one who comes back from the dead can no longer touch it.
    record Granted(Instant since) implements Claim {}

    /// The work was done before, and this was the answer.
    record Answered(String answer) implements Claim {}

    record InFlight() implements Claim {}

    record Reused() implements Claim {}
}
