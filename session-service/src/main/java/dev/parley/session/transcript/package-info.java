/// What was said.
@NullMarked
package dev.parley.session.transcript;

import org.jspecify.annotations.NullMarked;
