/// What a person told us about themselves. It is theirs alone: row security holds every table of this feature.
@NullMarked
package dev.parley.persona.profile;

import org.jspecify.annotations.NullMarked;
