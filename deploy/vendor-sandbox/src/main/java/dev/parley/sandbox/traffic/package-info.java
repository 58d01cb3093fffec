/// What the sandbox saw and sent, for whoever debugs the suite: vendor calls in, webhooks out. Never bodies,
/// never keys.
@NullMarked
package dev.parley.sandbox.traffic;

import org.jspecify.annotations.NullMarked;
