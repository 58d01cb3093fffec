package dev.parley.service.outbox;

import io.opentelemetry.api.trace.Span;

/// The trace that is under way, as it travels with events.
public final class TraceParent {

    private TraceParent() {}

    /// In the form of W3C Trace Context; empty where no trace is under way.
    public static String current() {
        var span = Span.current().getSpanContext();
        return span.isValid()
                ? "00-" + span.getTraceId() + "-" + span.getSpanId() + "-" + span.getTraceFlags().asHex()
                : "";
    }
}
