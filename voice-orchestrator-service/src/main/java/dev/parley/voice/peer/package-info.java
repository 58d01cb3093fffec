/// The other services that are asked here.
@NullMarked
package dev.parley.voice.peer;

import org.jspecify.annotations.NullMarked;
