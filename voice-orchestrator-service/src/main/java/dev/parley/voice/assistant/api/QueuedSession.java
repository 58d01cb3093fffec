package dev.parley.voice.assistant.api;

import dev.parley.voice.capacity.Standing;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.net.URI;

/// A start that waits for its turn: where it stands, and where to hear of it.
record QueuedSession(boolean success, String placeId, long position, long estimatedSeconds, String eventsUrl,
        String message) {

    static QueuedSession of(Standing standing) {
        return new QueuedSession(true, standing.place(), standing.position(), standing.estimate().toSeconds(),
                "/v1/voice/places/" + standing.place(),
                "All agents are busy. Follow your place to be connected when it is your turn.");
    }

    Response answer() {
        return Response.status(Status.ACCEPTED).location(URI.create(eventsUrl)).entity(this).build();
    }
}
