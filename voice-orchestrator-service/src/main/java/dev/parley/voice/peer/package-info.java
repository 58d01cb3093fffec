/// usage-billing-service, asked for the minutes.
@NullMarked
package dev.parley.voice.peer;

import org.jspecify.annotations.NullMarked;
