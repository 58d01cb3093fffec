/// Finding what was said, in a person's own conversations.
@NullMarked
package dev.parley.session.search;

import org.jspecify.annotations.NullMarked;
