/// Personas, which Tavus now calls PALs: who a replica is in a conversation.
@NullMarked
package dev.parley.sandbox.tavus.personas;

import org.jspecify.annotations.NullMarked;
