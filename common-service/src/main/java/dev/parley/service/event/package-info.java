/// Events on Kafka: CloudEvents 1.0 in binary mode, written by the outbox's relay and read by every consumer.
@NullMarked
package dev.parley.service.event;

import org.jspecify.annotations.NullMarked;
