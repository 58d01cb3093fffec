/// Webhooks taken in: stored as they came before they are acknowledged, each once. What they say is read afterwards.
@NullMarked
package dev.parley.ingest.delivery;

import org.jspecify.annotations.NullMarked;
