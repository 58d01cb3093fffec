package dev.parley.sandbox.tavus;

import dev.parley.sandbox.tavus.settings.TavusConfig.Rounding;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// How long the account's conversations may still run. [Conversations] guards it.
final class Credits {
    private final Rounding rounding;
    private @Nullable Duration granted;
    private Duration spent = Duration.ZERO;

    Credits(OptionalInt minutes, Rounding rounding) {
        this.rounding = rounding;
        this.granted = minutes.isPresent() ? Duration.ofMinutes(minutes.getAsInt()) : null;
    }

    /// From now on there are so many; empty for endless.
    void grant(OptionalInt minutes, Supplier<Duration> running) {
        granted = minutes.isPresent() ? spent.plus(running.get()).plusMinutes(minutes.getAsInt()) : null;
    }

    void spend(Duration runtime) {
        spent = spent.plus(rounded(runtime));
    }

    /// Never negative; empty for endless.
    ///
    /// @param running
    ///            the runtime of what has not ended; only asked where there is an end
    Optional<Duration> left(Supplier<Duration> running) {
        return Optional.ofNullable(granted).map(all -> all.minus(spent).minus(running.get()))
                .map(left -> left.isNegative() ? Duration.ZERO : left);
    }

    private Duration rounded(Duration runtime) {
        var unit = switch (rounding) {
            case SECOND -> Duration.ofSeconds(1);
            case MINUTE -> Duration.ofMinutes(1);
        };
        return unit.multipliedBy(runtime.plus(unit).minusNanos(1).dividedBy(unit));
    }
}
