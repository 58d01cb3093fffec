/// The voice seed's routes, as published.
@NullMarked
package dev.parley.voice.assistant.api;

import org.jspecify.annotations.NullMarked;
