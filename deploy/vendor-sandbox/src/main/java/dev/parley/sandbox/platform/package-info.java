/// What every simulated vendor stands on: the clock, timers, ordered queues, outbound HTTP, tokens and lenient JSON
/// reading. It knows no vendor.
@NullMarked
package dev.parley.sandbox.platform;

import org.jspecify.annotations.NullMarked;
