/// The dream seed's routes, as published, and those for session-service.
@NullMarked
package dev.parley.voice.conversation.api;

import org.jspecify.annotations.NullMarked;
