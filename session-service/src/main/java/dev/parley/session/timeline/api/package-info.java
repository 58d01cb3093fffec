/// A timeline over HTTP, in pages.
@NullMarked
package dev.parley.session.timeline.api;

import org.jspecify.annotations.NullMarked;
