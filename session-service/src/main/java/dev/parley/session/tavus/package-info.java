/// Tavus, the vendor of video conversations.
@NullMarked
package dev.parley.session.tavus;

import org.jspecify.annotations.NullMarked;
