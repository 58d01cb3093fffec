/// Load at a fixed pace, and how long each call took. It knows nothing of what is called.
@NullMarked
package dev.parley.bench.load;

import org.jspecify.annotations.NullMarked;
