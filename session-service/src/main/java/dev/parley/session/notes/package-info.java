/// What a person keeps of a session for themselves.
@NullMarked
package dev.parley.session.notes;

import org.jspecify.annotations.NullMarked;
