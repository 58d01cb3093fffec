/// Rate cards and margins over HTTP, for whoever runs Parley.
@NullMarked
package dev.parley.billing.cost.api;

import org.jspecify.annotations.NullMarked;
