/// Compiling a context over HTTP, for the services that start conversations.
@NullMarked
package dev.parley.persona.context.api;

import org.jspecify.annotations.NullMarked;
