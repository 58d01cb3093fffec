/// A service in small: notes that belong to people, events about them, and a consumer.
@NullMarked
package dev.parley.service.notebook;

import org.jspecify.annotations.NullMarked;
