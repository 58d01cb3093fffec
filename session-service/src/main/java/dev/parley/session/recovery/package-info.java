/// What finishes the work of an instance that died, and fetches what no webhook brought.
@NullMarked
package dev.parley.session.recovery;

import org.jspecify.annotations.NullMarked;
