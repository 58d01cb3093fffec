/// Sees to it that every session that lives has its agent: calls another when one does not come, replaces one that is
/// lost, and ends what cannot be helped. It promises that each step is done once, on any number of instances, and that
/// nothing is forgotten when one of them dies.
@NullMarked
package dev.parley.voice.watch;

import org.jspecify.annotations.NullMarked;
