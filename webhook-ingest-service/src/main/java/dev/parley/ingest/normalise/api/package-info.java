/// Replaying deliveries over HTTP.
@NullMarked
package dev.parley.ingest.normalise.api;

import org.jspecify.annotations.NullMarked;
