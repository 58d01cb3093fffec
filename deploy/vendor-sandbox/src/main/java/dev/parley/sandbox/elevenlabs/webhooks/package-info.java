/// The workspace's webhooks: what is told after a conversation, signed, seldom repeated, and stopped for receivers that
/// only fail.
@NullMarked
package dev.parley.sandbox.elevenlabs.webhooks;

import org.jspecify.annotations.NullMarked;
