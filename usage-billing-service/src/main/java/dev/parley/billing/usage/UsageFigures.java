package dev.parley.billing.usage;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;

/// A person's minutes in a period, in seconds. What is neither used nor reserved is left.
public record UsageFigures(YearMonth period, long allowanceSeconds, long usedSeconds, long reservedSeconds) {

    public long remainingSeconds() {
        return Math.max(0, allowanceSeconds - usedSeconds - reservedSeconds);
    }

    /// When the next period begins.
    public Instant resetsAt() {
        return period.plusMonths(1).atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    /// As members of a problem document.
    public Map<String, Object> asMembers() {
        var members = new LinkedHashMap<String, Object>();
        members.put("used_seconds", usedSeconds);
        members.put("reserved_seconds", reservedSeconds);
        members.put("allowance_seconds", allowanceSeconds);
        members.put("resets_at", resetsAt().toString());
        return members;
    }
}
