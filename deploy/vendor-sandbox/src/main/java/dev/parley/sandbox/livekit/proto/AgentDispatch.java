package dev.parley.sandbox.livekit.proto;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonFormat.Shape;
import com.fasterxml.jackson.annotation.JsonIgnore;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// An order to send an agent into a room. Times are nanoseconds here, and seconds everywhere else.
public record AgentDispatch(String id, String agentName, String room, String metadata, State state,
        String restartPolicy, String deployment, Map<String, String> attributes) {

    public static AgentDispatch ordered(String id, String agentName, String room, String metadata,
            String restartPolicy, String deployment, Map<String, String> attributes, Instant now) {
        return new AgentDispatch(id, agentName, room, metadata, new State(List.of(), nanos(now), 0), restartPolicy,
                deployment, attributes);
    }

    public AgentDispatch takenBy(String workerId, String jobId, RoomInfo in, Instant now) {
        var job = new Job(jobId, id, "JT_ROOM", in, "", metadata, agentName,
                new JobState("JS_RUNNING", "", nanos(now), 0, nanos(now), "agent-" + jobId, workerId, ""), false,
                deployment, attributes, false);
        return new AgentDispatch(id, agentName, room, metadata, new State(List.of(job), state.createdAt, 0),
                restartPolicy, deployment, attributes);
    }

    /// Its job, if that agent does it.
    public Optional<Job> jobOf(String participantIdentity) {
        return state.jobs.stream()
                .filter(job -> job.state.participantIdentity.equals(participantIdentity))
                .findFirst();
    }

    public AgentDispatch with(Job job) {
        return new AgentDispatch(id, agentName, room, metadata, new State(List.of(job), state.createdAt,
                state.deletedAt), restartPolicy, deployment, attributes);
    }

    private static long nanos(Instant instant) {
        return TimeUnit.SECONDS.toNanos(instant.getEpochSecond()) + instant.getNano();
    }

    public record State(List<Job> jobs, @JsonFormat(shape = Shape.STRING) long createdAt,
            @JsonFormat(shape = Shape.STRING) long deletedAt) {}

    public record Job(String id, String dispatchId, String type, RoomInfo room, String namespace, String metadata,
            String agentName, JobState state, boolean enableRecording, String deployment,
            Map<String, String> attributes, boolean enableRedaction) {

        @JsonIgnore
        public boolean isRunning() {
            return state.endedAt == 0;
        }

        public Job done(Instant now) {
            return new Job(id, dispatchId, type, room, namespace, metadata, agentName,
                    new JobState("JS_SUCCESS", "", state.startedAt, nanos(now), nanos(now), state.participantIdentity,
                            state.workerId, state.agentId),
                    enableRecording, deployment, attributes, enableRedaction);
        }
    }

    public record JobState(String status, String error, @JsonFormat(shape = Shape.STRING) long startedAt,
            @JsonFormat(shape = Shape.STRING) long endedAt, @JsonFormat(shape = Shape.STRING) long updatedAt,
            String participantIdentity, String workerId, String agentId) {}
}
