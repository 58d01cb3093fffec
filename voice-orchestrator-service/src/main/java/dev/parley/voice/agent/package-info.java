/// Agents: which there are, how they are called into a room, and how they are made to go. It promises that calling
/// twice brings one agent.
@NullMarked
package dev.parley.voice.agent;

import org.jspecify.annotations.NullMarked;
