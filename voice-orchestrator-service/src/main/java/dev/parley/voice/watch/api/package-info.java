/// What agents say of themselves, and what operators see of them.
@NullMarked
package dev.parley.voice.watch.api;

import org.jspecify.annotations.NullMarked;
