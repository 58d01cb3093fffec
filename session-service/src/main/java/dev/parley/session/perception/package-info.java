/// What the AI saw of the people it talked to.
@NullMarked
package dev.parley.session.perception;

import org.jspecify.annotations.NullMarked;
