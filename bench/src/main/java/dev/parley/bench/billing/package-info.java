/// What usage-billing-service promised.
@NullMarked
package dev.parley.bench.billing;

import org.jspecify.annotations.NullMarked;
