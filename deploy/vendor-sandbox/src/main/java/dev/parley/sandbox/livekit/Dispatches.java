package dev.parley.sandbox.livekit;

import dev.parley.sandbox.livekit.proto.AgentDispatch;
import dev.parley.sandbox.livekit.proto.DisconnectReason;
import dev.parley.sandbox.livekit.workers.Worker;
import dev.parley.sandbox.livekit.workers.Workers;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/// Agents are ordered, listed and taken back, and workers are hired for them.
@Singleton
public class Dispatches {
    private final Node node;
    private final Rooms rooms;
    private final Agents agents;
    private final Workers workers;

    Dispatches(Node node, Rooms rooms, Agents agents, Workers workers) {
        this.node = node;
        this.rooms = rooms;
        this.agents = agents;
        this.workers = workers;
    }

    /// Succeeds whether or not any worker waits for that name, and makes the room if need be: so does the real server.
    public AgentDispatch create(CreateDispatch request) {
        synchronized (node) {
            return agents.order(rooms.roomFor(CreateRoom.named(request.room(), List.of())), request);
        }
    }

    /// All dispatches of a room, or the one with that id.
    public List<AgentDispatch> list(String room, String id) {
        synchronized (node) {
            return node.find(room).map(Room::dispatches).orElse(List.of()).stream()
                    .filter(dispatch -> id.isEmpty() || id.equals(dispatch.id()))
                    .toList();
        }
    }

    /// Its agent leaves, unless it is dead. The answer still calls the job running: the real server's does.
    public Optional<AgentDispatch> delete(String name, String id) {
        synchronized (node) {
            var dispatch = node.find(name).flatMap(room -> room.dispatch(id));
            dispatch.ifPresent(order -> node.find(name).ifPresent(room -> takeBack(room, order)));
            return dispatch;
        }
    }

    /// From the next dispatch on.
    public Hired hire(Worker worker) {
        synchronized (node) {
            workers.employ(worker);
            return hired(worker);
        }
    }

    public List<Hired> hired() {
        synchronized (node) {
            return workers.all().stream().map(this::hired).toList();
        }
    }

    private void takeBack(Room room, AgentDispatch order) {
        for (var job : order.state().jobs()) {
            room.participant(job.state().participantIdentity())
                    .filter(agent -> !room.isDead(agent))
                    .ifPresent(agent -> node.putOut(room, agent, DisconnectReason.CLIENT_INITIATED));
        }
        room.removeDispatch(order.id());
    }

    private Hired hired(Worker worker) {
        return new Hired(worker, workers.jobsOf(worker.agentName()));
    }

    /// @param jobs
    ///            how many it does now
    public record Hired(Worker worker, int jobs) {}
}
