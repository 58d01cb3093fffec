/// Agents as processes of ours, one for each session. It promises that none outlives its session, whatever dies,
/// and that one which ends is noticed at once.
@NullMarked
package dev.parley.voice.agent.process;

import org.jspecify.annotations.NullMarked;
