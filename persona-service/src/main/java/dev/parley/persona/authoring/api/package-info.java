/// The personas over HTTP.
@NullMarked
package dev.parley.persona.authoring.api;

import org.jspecify.annotations.NullMarked;
