/// What sessions tell of themselves.
@NullMarked
package dev.parley.ingest.silence.events;

import org.jspecify.annotations.NullMarked;
