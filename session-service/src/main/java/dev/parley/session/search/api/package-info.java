/// The search over HTTP.
@NullMarked
package dev.parley.session.search.api;

import org.jspecify.annotations.NullMarked;
