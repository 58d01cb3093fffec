/// Export and erasure over HTTP.
@NullMarked
package dev.parley.persona.erasure.api;

import org.jspecify.annotations.NullMarked;
