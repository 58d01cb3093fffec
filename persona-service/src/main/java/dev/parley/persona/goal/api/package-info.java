/// A person's goals over HTTP.
@NullMarked
package dev.parley.persona.goal.api;

import org.jspecify.annotations.NullMarked;
