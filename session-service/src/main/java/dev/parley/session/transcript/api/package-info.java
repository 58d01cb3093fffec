/// Transcripts over HTTP: as data, as text, and as subtitles; and what is found in them.
@NullMarked
package dev.parley.session.transcript.api;

import org.jspecify.annotations.NullMarked;
