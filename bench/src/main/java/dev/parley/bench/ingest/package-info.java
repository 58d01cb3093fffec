/// How fast webhooks are taken in, and how soon others hear of them.
@NullMarked
package dev.parley.bench.ingest;

import org.jspecify.annotations.NullMarked;
