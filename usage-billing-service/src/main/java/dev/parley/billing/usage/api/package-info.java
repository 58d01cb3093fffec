/// A person's usage over HTTP.
@NullMarked
package dev.parley.billing.usage.api;

import org.jspecify.annotations.NullMarked;
