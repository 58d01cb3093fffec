/// Real Postgres, Kafka and Redis out of Maven artifacts, on loopback, without Docker. The local platform and the
/// tests run the same parts, prepared by the same files that prepare production.
@NullMarked
package dev.parley.stack.infrastructure;

import org.jspecify.annotations.NullMarked;
