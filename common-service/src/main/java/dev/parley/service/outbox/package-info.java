/// An event is published if and only if its change committed: `Outbox` stores it in the caller's transaction,
/// `OutboxRelay` carries it to Kafka afterwards, at least once and in commit order per key.
@NullMarked
package dev.parley.service.outbox;

import org.jspecify.annotations.NullMarked;
