/// The person's own profile over HTTP.
@NullMarked
package dev.parley.persona.profile.api;

import org.jspecify.annotations.NullMarked;
