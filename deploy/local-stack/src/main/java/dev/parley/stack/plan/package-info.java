/// What the local platform consists of, and where each part keeps its port, files and settings. It only says; it
/// starts nothing.
@NullMarked
package dev.parley.stack.plan;

import org.jspecify.annotations.NullMarked;
