/// What a person wants to reach, and how far they are. It is theirs alone: row security holds the table.
@NullMarked
package dev.parley.persona.goal;

import org.jspecify.annotations.NullMarked;
