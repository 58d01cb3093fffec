/// Where the recordings of sessions lie.
@NullMarked
package dev.parley.session.recording;

import org.jspecify.annotations.NullMarked;
