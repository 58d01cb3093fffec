package dev.parley.service.peer;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

/// What a session was granted, and the person's figures for the period with that counted as reserved.
@JsonNaming(SnakeCaseStrategy.class)
public record Reserved(long grantedSeconds, long usedSeconds, long reservedSeconds, long allowanceSeconds,
        long remainingSeconds) {

    /// @param asked
    ///            how many seconds were asked for
    public Granted granted(long asked) {
        return new Granted(grantedSeconds, grantedSeconds < asked && remainingSeconds <= 0);
    }
}
