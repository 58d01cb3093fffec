/// Faster starts: a cache per service of what its classes look like once loaded and linked, made in the background
/// by a practice run and thrown away as soon as anything about the service has changed.
@NullMarked
package dev.parley.stack.aot;

import org.jspecify.annotations.NullMarked;
