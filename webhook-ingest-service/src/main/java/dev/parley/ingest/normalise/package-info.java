/// From stored deliveries to facts: what each vendor's words mean, and the one worker at a time that reads
/// deliveries in the order of their commits and leaves their facts in the outbox. What it cannot read becomes a
/// dead letter.
@NullMarked
package dev.parley.ingest.normalise;

import org.jspecify.annotations.NullMarked;
