/// The word that a person wants to be forgotten.
@NullMarked
package dev.parley.session.erasure.events;

import org.jspecify.annotations.NullMarked;
