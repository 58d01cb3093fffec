/// What every module's tests need: the real Postgres, Kafka and Redis, the vendor sandbox and a stand-in for the peers,
/// tokens as the identity provider signs them, a look into a topic and a look into the database, and the direction in
/// which a service's packages may depend.
@NullMarked
package dev.parley.test;

import org.jspecify.annotations.NullMarked;
