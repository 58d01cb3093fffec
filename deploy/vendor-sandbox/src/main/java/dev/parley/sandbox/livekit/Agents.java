package dev.parley.sandbox.livekit;

import dev.parley.sandbox.livekit.proto.AgentDispatch;
import dev.parley.sandbox.livekit.proto.DisconnectReason;
import dev.parley.sandbox.livekit.proto.Guid;
import dev.parley.sandbox.livekit.proto.ParticipantInfo;
import dev.parley.sandbox.livekit.proto.ParticipantInfo.Kind;
import dev.parley.sandbox.livekit.proto.Permission;
import dev.parley.sandbox.livekit.settings.LiveKitConfig;
import dev.parley.sandbox.livekit.webhooks.WebhookEvent;
import dev.parley.sandbox.livekit.webhooks.Webhooks;
import dev.parley.sandbox.livekit.workers.Behaviour;
import dev.parley.sandbox.livekit.workers.Worker;
import dev.parley.sandbox.livekit.workers.Workers;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;

/// What follows from a dispatch: a worker takes the job, its agent comes, and may leave or die. Its users hold
/// the lock.
@Singleton
class Agents {
    private final Node node;
    private final Workers workers;
    private final Webhooks webhooks;
    private final LiveKitConfig config;

    Agents(Node node, Workers workers, Webhooks webhooks, LiveKitConfig config) {
        this.node = node;
        this.workers = workers;
        this.webhooks = webhooks;
        this.config = config;
    }

    /// The job is offered once, now: where no worker takes it, none ever will.
    AgentDispatch order(Room room, CreateDispatch request) {
        var dispatch = AgentDispatch.ordered(Guid.of(Guid.DISPATCH), request.agentName(), room.name(),
                request.metadata(), request.restartPolicy(), request.deployment(), request.attributes(), node.now());
        room.put(dispatch);
        var jobId = Guid.of(Guid.JOB);
        workers.offer(dispatch.agentName(), jobId).ifPresent(worker -> send(room, dispatch, jobId, worker));
        return dispatch;
    }

    private void send(Room room, AgentDispatch dispatch, String jobId, Worker worker) {
        var joinDelay = worker.behaviour() == Behaviour.SLOW ? worker.after() : config.agentJoinDelay();
        var jobDelay = shorter(config.agentJobDelay(), joinDelay);
        whileWanted(room, dispatch, jobId, jobDelay, () -> take(room, dispatch, jobId, worker));
        whileWanted(room, dispatch, jobId, joinDelay, () -> come(room, dispatch, jobId, worker));
    }

    /// A room that is gone, or an order that was taken back, ends the job before it began.
    private void whileWanted(Room room, AgentDispatch dispatch, String jobId, Duration delay, Runnable action) {
        node.later(delay, () -> {
            if (node.isOpen(room) && room.dispatch(dispatch.id()).isPresent()) {
                action.run();
            } else {
                workers.free(jobId);
            }
        });
    }

    private void take(Room room, AgentDispatch dispatch, String jobId, Worker worker) {
        var taken = dispatch.takenBy(worker.id(), jobId, room.info(node.now()), node.now());
        room.put(taken);
        if (config.agentJobWebhooks()) {
            taken.state().jobs().forEach(job -> webhooks.publish(WebhookEvent.agentJobStarted(job, node.now())));
        }
    }

    private void come(Room room, AgentDispatch dispatch, String jobId, Worker worker) {
        var agent = ParticipantInfo.active(Guid.of(Guid.PARTICIPANT), "agent-" + jobId, "", "", Kind.AGENT,
                attributes(dispatch.agentName()), Permission.OF_AGENT, node.now());
        node.admit(room, agent);
        switch (worker.behaviour()) {
            case LEAVES -> whileThere(room, agent, worker.after(),
                    () -> room.participant(agent.identity())
                            .ifPresent(who -> node.putOut(room, who, DisconnectReason.CLIENT_INITIATED)));
            case KILLED -> whileThere(room, agent, worker.after(), () -> node.kill(room, agent));
            case AVAILABLE, SLOW, FULL, NONE -> {
            }
        }
    }

    private void whileThere(Room room, ParticipantInfo agent, Duration delay, Runnable action) {
        node.later(delay, () -> {
            if (node.isOpen(room) && room.isThere(agent) && !room.isDead(agent)) {
                action.run();
            }
        });
    }

    private static Map<String, String> attributes(String agentName) {
        return agentName.isEmpty() ? Map.of() : Map.of("lk.agent.name", agentName, "lk.agent_name", agentName);
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
