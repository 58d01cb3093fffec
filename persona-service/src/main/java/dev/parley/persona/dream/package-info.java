/// What a person dreamt and what was made of it. It is theirs alone: row security holds every table of this feature.
@NullMarked
package dev.parley.persona.dream;

import org.jspecify.annotations.NullMarked;
