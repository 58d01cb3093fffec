/// Deliveries, dead letters and refusals over HTTP.
@NullMarked
package dev.parley.ingest.inspection.api;

import org.jspecify.annotations.NullMarked;
