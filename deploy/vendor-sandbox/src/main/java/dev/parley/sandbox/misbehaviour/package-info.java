/// Bad days on order: rules say which calls and webhooks go wrong, how, and how often. A seed decides which ones: with
/// the same seed and the same rules, the same calls go wrong in the same way.
@NullMarked
package dev.parley.sandbox.misbehaviour;

import org.jspecify.annotations.NullMarked;
