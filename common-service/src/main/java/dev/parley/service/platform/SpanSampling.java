package dev.parley.service.platform;

import io.opentelemetry.sdk.trace.samplers.Sampler;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Traces that begin here are recorded where somebody exports them. Elsewhere such a trace has an id, which travels on
/// with calls and events and stands in the logs, and costs nothing more. A caller who records has us go on with it.
class SpanSampling {

    @Produces
    @Singleton
    Sampler sampler(@ConfigProperty(name = "quarkus.otel.exporter.otlp.endpoint") String endpoint) {
        return Sampler.parentBased(endpoint.isBlank() ? Sampler.alwaysOff() : Sampler.alwaysOn());
    }
}
