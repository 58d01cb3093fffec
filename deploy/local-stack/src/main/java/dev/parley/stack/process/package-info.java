/// Child processes: started, written down, watched, restarted, and ended for certain.
@NullMarked
package dev.parley.stack.process;

import org.jspecify.annotations.NullMarked;
