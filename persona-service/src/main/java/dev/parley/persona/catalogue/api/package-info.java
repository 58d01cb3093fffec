/// The catalogue over HTTP.
@NullMarked
package dev.parley.persona.catalogue.api;

import org.jspecify.annotations.NullMarked;
