/// Statements that go to Postgres as they are.
@NullMarked
package dev.parley.service.sql;

import org.jspecify.annotations.NullMarked;
