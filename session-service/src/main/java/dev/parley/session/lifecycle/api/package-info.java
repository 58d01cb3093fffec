/// Starting, ending and reading sessions over HTTP, in the seeds' shapes and our own.
@NullMarked
package dev.parley.session.lifecycle.api;

import org.jspecify.annotations.NullMarked;
