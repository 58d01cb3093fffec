package dev.parley.sandbox.livekit;

import dev.parley.sandbox.platform.Fields;

import java.util.List;

/// What a room was asked to be; zero means the server's default.
public record CreateRoom(String name, int emptyTimeout, int departureTimeout, int maxParticipants, String metadata,
        List<CreateDispatch> agents) {

    public static CreateRoom of(Fields request) {
        var name = request.text("name");
        return new CreateRoom(name, request.whole("emptyTimeout", "empty_timeout").orElse(0),
                request.whole("departureTimeout", "departure_timeout").orElse(0),
                request.whole("maxParticipants", "max_participants").orElse(0), request.text("metadata"),
                dispatches(name, request.objects("agents")));
    }

    static CreateRoom named(String name, List<Fields> agents) {
        return new CreateRoom(name, 0, 0, 0, "", dispatches(name, agents));
    }

    private static List<CreateDispatch> dispatches(String name, List<Fields> agents) {
        return agents.stream().map(agent -> CreateDispatch.of(agent).into(name)).toList();
    }
}
