/// Everything of a person who wants to be forgotten is erased, here, in Redis and at LiveKit. What lives is
/// ended first.
@NullMarked
package dev.parley.voice.erasure;

import org.jspecify.annotations.NullMarked;
