/// The word that a person wants to be forgotten.
@NullMarked
package dev.parley.voice.erasure.events;

import org.jspecify.annotations.NullMarked;
