/// A person's memory over HTTP: to look at it, to switch it off, to forget.
@NullMarked
package dev.parley.persona.memory.api;

import org.jspecify.annotations.NullMarked;
