/// What Tavus tells callback addresses, and how it writes time.
@NullMarked
package dev.parley.sandbox.tavus.callbacks;

import org.jspecify.annotations.NullMarked;
