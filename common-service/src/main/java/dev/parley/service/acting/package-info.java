/// Who acts, told to Postgres: each transaction carries an actor, and row-level security shows only that actor's
/// rows. A transaction without an actor sees none.
@NullMarked
package dev.parley.service.acting;

import org.jspecify.annotations.NullMarked;
