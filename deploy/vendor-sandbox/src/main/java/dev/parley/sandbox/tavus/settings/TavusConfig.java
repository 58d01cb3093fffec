package dev.parley.sandbox.tavus.settings;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

@ConfigMapping(prefix = "sandbox.tavus")
public interface TavusConfig {
    /// What `x-api-key` must say.
    @WithDefault("sandbox-tavus-key")
    String apiKey();

    /// In which spelling answers and callbacks come.
    @WithDefault("legacy")
    Naming naming();

    /// Whether conversations may name personas and replicas that were never created here.
    @WithDefault("believed")
    Ids ids();

    /// The stock replica, which is there from the start: also that of a conversation whose request names only a
    /// persona that is believed.
    @WithDefault("r9fa0878977a")
    String defaultReplica();

    /// How many conversations may be active at once.
    @WithDefault("100")
    int concurrentMax();

    /// The status of the answer to one conversation more: 400, or 429.
    @WithDefault("400")
    int concurrencyStatus();

    /// How many minutes of conversation the account has; empty for endless.
    OptionalInt creditMinutes();

    /// What a conversation's runtime is rounded up to when it is taken off the minutes.
    @WithDefault("second")
    Rounding creditRounding();

    /// The plan's cap: a longer `max_call_duration` is cut down to it, silently; empty for none.
    Optional<Duration> callDurationMax();

    /// Whether `participant_absent_timeout` also ends a conversation in which nobody joined or spoke for that long.
    @WithDefault("false")
    boolean absentTimeoutCountsSilence();

    /// The status of the answer to ending what has ended: 200, or 400.
    @WithDefault("200")
    int endTwiceStatus();

    /// Whether the reason of an end by timeout says the word `reached`.
    @WithDefault("true")
    boolean shutdownSaysReached();

    /// How the events of a verbose conversation differ from the callbacks.
    @WithDefault("as-told")
    EventLog verboseEvents();

    /// How a transcript writes when something was said.
    @WithDefault("iso")
    Timestamps transcriptTimestamps();

    /// How long after the end a recording is copied.
    @WithDefault("30s")
    Duration recordingDelay();

    /// Whether every copy of a recording fails.
    @WithDefault("false")
    boolean recordingFails();

    /// How long after the end the perception analysis comes.
    @WithDefault("180s")
    Duration perceptionDelay();

    /// Whether there is one without a persona whose `layers.perception` names a raven model, too.
    @WithDefault("false")
    boolean perceptionAlways();

    /// What an analysis is: a text, or an object.
    @WithDefault("text")
    Analysis perceptionAnalysis();

    /// How long a replica is trained.
    @WithDefault("60s")
    Duration trainingTime();

    /// How long a callback waits for its receiver.
    @WithDefault("5s")
    Duration callbackTimeout();

    /// How long to wait before each further attempt of a callback; empty for a single attempt.
    Optional<List<Duration>> callbackRetryDelays();

    enum Naming {
        LEGACY, PAL, MIXED;

        /// @param row
        ///            how many came before it: mixed rows take turns
        public Spelling of(long row) {
            return switch (this) {
                case LEGACY -> Spelling.LEGACY;
                case PAL -> Spelling.PAL;
                case MIXED -> row % 2 == 0 ? Spelling.LEGACY : Spelling.PAL;
            };
        }
    }

    enum Ids {
        BELIEVED, KNOWN
    }

    enum Rounding {
        SECOND, MINUTE
    }

    enum EventLog {
        /// The same.
        AS_TOLD,
        /// The transcript before the shutdown, whose reason is called `reason`.
        AS_IN_SPEC
    }

    enum Timestamps {
        ISO, UNIX, MIXED;

        /// @param row
        ///            how many conversations came before it: mixed ones take turns
        public boolean isUnix(long row) {
            return this == UNIX || (this == MIXED && row % 2 == 1);
        }
    }

    enum Analysis {
        TEXT, OBJECT
    }
}
