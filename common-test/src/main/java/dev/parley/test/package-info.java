/// What every module's tests need: the real Postgres, Kafka and Redis, tokens as the identity provider signs them,
/// a look into a topic and a look into the database, and the direction in which a service's packages may depend.
@NullMarked
package dev.parley.test;

import org.jspecify.annotations.NullMarked;
