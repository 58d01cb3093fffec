/// What vendors and voice-orchestrator-service say about sessions.
@NullMarked
package dev.parley.session.lifecycle.events;

import org.jspecify.annotations.NullMarked;
