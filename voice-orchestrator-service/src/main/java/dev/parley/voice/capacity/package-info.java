/// How many sessions there may be at once at each vendor and in each pool of agents, by leases in Postgres; and a fair
/// line for those who would rather wait. It promises that no limit is passed, on any number of instances, and that what
/// a dead session held is free again.
@NullMarked
package dev.parley.voice.capacity;

import org.jspecify.annotations.NullMarked;
