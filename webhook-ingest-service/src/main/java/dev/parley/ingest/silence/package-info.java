/// Which sessions are live, so that a vendor's silence can be told from a quiet night.
@NullMarked
package dev.parley.ingest.silence;

import org.jspecify.annotations.NullMarked;
