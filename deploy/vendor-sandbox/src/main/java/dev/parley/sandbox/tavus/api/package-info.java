/// The Tavus HTTP API, version 2, as its clients see it.
@NullMarked
package dev.parley.sandbox.tavus.api;

import org.jspecify.annotations.NullMarked;
