/// The local platform in one command: Postgres, Kafka, Redis, the five services, the vendor sandbox and a gateway,
/// all on loopback. It promises that whatever it starts also ends, however the end comes.
@NullMarked
package dev.parley.stack;

import org.jspecify.annotations.NullMarked;
