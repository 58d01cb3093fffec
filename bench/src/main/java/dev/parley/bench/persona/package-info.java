/// What was promised of persona-service.
@NullMarked
package dev.parley.bench.persona;

import org.jspecify.annotations.NullMarked;
