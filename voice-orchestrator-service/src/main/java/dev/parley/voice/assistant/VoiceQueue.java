package dev.parley.voice.assistant;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.model.event.Vendor;
import dev.parley.model.problem.ProblemType;
import dev.parley.model.problem.ServiceException;
import dev.parley.service.platform.Sha256;
import dev.parley.voice.agent.AgentPools;
import dev.parley.voice.assistant.VoiceAssistant.Joinable;
import dev.parley.voice.capacity.NoCapacity;
import dev.parley.voice.capacity.Standing;
import dev.parley.voice.capacity.WaitingLine;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Executor;

/// Starts that wait for their turn. What is wanted lies with the place, so that it may be followed on any instance.
@ApplicationScoped
public class VoiceQueue {
    /// Whose own plan is full lets others go first for so long, and then asks again.
    private static final Duration PLAN_IS_FULL = Duration.ofSeconds(5);

    private final WaitingLine line;
    private final VoiceAssistant assistant;
    private final AgentPools pools;
    private final ObjectMapper json;
    private final Clock clock;

    VoiceQueue(WaitingLine line, VoiceAssistant assistant, AgentPools pools, ObjectMapper json, Clock clock) {
        this.line = line;
        this.assistant = assistant;
        this.pools = pools;
        this.json = json;
        this.clock = clock;
    }

    public static boolean isWorthWaiting(Throwable refusal) {
        return refusal instanceof ServiceException refused && refused.type() == ProblemType.TOO_MANY_SESSIONS;
    }

    /// A place for one agent. The same key gives the same place.
    public Uni<Standing> join(StartVoiceSession request) {
        var agent = pools.candidates(request.agentName(), _ -> 0).getFirst();
        var key = request.idempotencyKey();
        var place = key == null ? UUID.randomUUID().toString() : Sha256.hex(request.person().value() + "\n" + key);
        return line.join(place, request.person(), Vendor.LIVEKIT, agent.pool(),
                write(request.waitingAt(place, agent.agentName())));
    }

    /// Fails if there is no such place.
    public Uni<StartVoiceSession> wantedAt(String place) {
        return line.requestAt(place).map(this::read);
    }

    public Uni<Void> leave(String place) {
        return line.leave(place);
    }

    /// Where the place stands, until its turn has come and what was wanted is started, or cannot be.
    public Multi<Step> follow(String place, StartVoiceSession wanted) {
        var ownThread = ownThread();
        return line.follow(place)
                .emitOn(ownThread, 1)
                .onItem().transformToUniAndConcatenate(standing -> standing.mayGo()
                        ? tryToStart(place, wanted, standing)
                        : Uni.createFrom().<Step>item(new Step.Waits(standing)))
                .onItem().transformToMultiAndConcatenate(step -> step instanceof Step.Waits
                        ? Multi.createFrom().item(step)
                        : Multi.createFrom().items(step, new Step.Over()))
                .select().first(step -> !(step instanceof Step.Over));
    }

    private Uni<Step> tryToStart(String place, StartVoiceSession wanted, Standing standing) {
        return assistant.start(wanted)
                .<Step>map(Step.Started::new)
                .call(() -> line.leave(place))
                .onFailure(NoCapacity.class).recoverWithItem(new Step.Waits(standing))
                .onFailure(VoiceQueue::isWorthWaiting)
                .recoverWithUni(() -> line.letOthersGo(place, clock.instant().plus(PLAN_IS_FULL))
                        .replaceWith(new Step.Waits(standing)))
                .onFailure(ServiceException.class)
                .recoverWithUni(failure -> line.leave(place)
                        .replaceWith(new Step.Refused((ServiceException) failure)));
    }

    private String write(StartVoiceSession request) {
        try {
            return json.writeValueAsString(request);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A start cannot be written as JSON", e);
        }
    }

    private StartVoiceSession read(String request) {
        try {
            return json.readValue(request, StartVoiceSession.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A start that waits cannot be read", e);
        }
    }

    /// Whoever looks at the line, a caller's start is carried out where the caller is.
    private static Executor ownThread() {
        var context = Vertx.currentContext();
        return task -> context.runOnContext(_ -> task.run());
    }

    public sealed interface Step {
        record Waits(Standing standing) implements Step {}

        record Started(Joinable joinable) implements Step {}

        record Refused(ServiceException problem) implements Step {}

        /// Nothing more comes.
        record Over() implements Step {}
    }
}
