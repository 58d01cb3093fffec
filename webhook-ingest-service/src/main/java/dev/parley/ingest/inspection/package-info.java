/// Looking at deliveries: what came, what became of it, and why something was refused.
@NullMarked
package dev.parley.ingest.inspection;

import org.jspecify.annotations.NullMarked;
