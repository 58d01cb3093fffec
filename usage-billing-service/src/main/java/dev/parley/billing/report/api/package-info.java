/// Reports over HTTP, as JSON and as CSV.
@NullMarked
package dev.parley.billing.report.api;

import org.jspecify.annotations.NullMarked;
