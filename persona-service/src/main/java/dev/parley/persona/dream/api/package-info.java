/// A person's dreams and their interpretations over HTTP.
@NullMarked
package dev.parley.persona.dream.api;

import org.jspecify.annotations.NullMarked;
