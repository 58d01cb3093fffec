/// The speed of session-service.
@NullMarked
package dev.parley.bench.session;

import org.jspecify.annotations.NullMarked;
