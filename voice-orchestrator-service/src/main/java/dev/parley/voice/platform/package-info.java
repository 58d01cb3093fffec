/// What the features stand on.
@NullMarked
package dev.parley.voice.platform;

import org.jspecify.annotations.NullMarked;
