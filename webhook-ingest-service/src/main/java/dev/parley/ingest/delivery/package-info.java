/// Webhooks taken in: stored before they are acknowledged, each once, and published as facts in the same transaction.
@NullMarked
package dev.parley.ingest.delivery;

import org.jspecify.annotations.NullMarked;
