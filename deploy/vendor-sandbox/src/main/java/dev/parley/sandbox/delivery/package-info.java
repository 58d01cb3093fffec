/// How what a vendor tells leaves the sandbox: queued, retried, and spoilt where misbehaviour was asked for.
@NullMarked
package dev.parley.sandbox.delivery;

import org.jspecify.annotations.NullMarked;
