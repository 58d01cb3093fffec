/// Bad days on order: rules say which calls and webhooks go wrong, how, and how often. A seed decides which ones: with
/// the same seed and the same rules, the nth call goes wrong in the same way, and so does the nth event of a
/// conversation, however deliveries race each other.
@NullMarked
package dev.parley.sandbox.misbehaviour;

import org.jspecify.annotations.NullMarked;
