/// Notes over HTTP.
@NullMarked
package dev.parley.session.notes.api;

import org.jspecify.annotations.NullMarked;
