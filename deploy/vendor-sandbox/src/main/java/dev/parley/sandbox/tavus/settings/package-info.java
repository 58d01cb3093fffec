/// How the simulated Tavus account is set up, and the two spellings of its names.
@NullMarked
package dev.parley.sandbox.tavus.settings;

import org.jspecify.annotations.NullMarked;
