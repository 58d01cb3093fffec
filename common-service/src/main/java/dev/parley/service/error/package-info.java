/// One place that turns what went wrong into an answer, in the shape that the route published.
@NullMarked
package dev.parley.service.error;

import org.jspecify.annotations.NullMarked;
