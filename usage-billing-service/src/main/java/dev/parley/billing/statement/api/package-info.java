/// Statements over HTTP, as JSON and as CSV.
@NullMarked
package dev.parley.billing.statement.api;

import org.jspecify.annotations.NullMarked;
