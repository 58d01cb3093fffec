/// The route that Tavus posts to.
@NullMarked
package dev.parley.ingest.tavus.api;

import org.jspecify.annotations.NullMarked;
