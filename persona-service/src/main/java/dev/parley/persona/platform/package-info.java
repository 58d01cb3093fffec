/// What the features of this service stand on.
@NullMarked
package dev.parley.persona.platform;

import org.jspecify.annotations.NullMarked;
