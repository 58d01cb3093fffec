/// What a person told about themselves over HTTP, one document each.
@NullMarked
package dev.parley.persona.profile.api;

import org.jspecify.annotations.NullMarked;
