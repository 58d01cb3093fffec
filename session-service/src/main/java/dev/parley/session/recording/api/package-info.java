/// Recordings over HTTP: where they are, and never the recordings themselves.
@NullMarked
package dev.parley.session.recording.api;

import org.jspecify.annotations.NullMarked;
