/// Scheduled work, and how it ends with its service.
@NullMarked
package dev.parley.service.schedule;

import org.jspecify.annotations.NullMarked;
