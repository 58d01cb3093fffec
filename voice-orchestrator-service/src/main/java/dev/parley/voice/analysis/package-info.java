/// What the vendor made of a talk, and how it went in figures.
@NullMarked
package dev.parley.voice.analysis;

import org.jspecify.annotations.NullMarked;
