/// Calling another service of Parley: its problems stay the problems they are, and its silence is one too.
@NullMarked
package dev.parley.service.peer;

import org.jspecify.annotations.NullMarked;
