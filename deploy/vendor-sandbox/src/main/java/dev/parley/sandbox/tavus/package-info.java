/// Tavus conversations: their life, their timers and their callbacks.
@NullMarked
package dev.parley.sandbox.tavus;

import org.jspecify.annotations.NullMarked;
