/// What was said in a talk: what clients saved and what the vendor tells, read as one without doubles, and how it went.
@NullMarked
package dev.parley.voice.transcript;

import org.jspecify.annotations.NullMarked;
