package dev.parley.sandbox.edge;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.sandbox.misbehaviour.Misbehaviour;
import dev.parley.sandbox.misbehaviour.Strike;
import dev.parley.sandbox.platform.Refused;
import dev.parley.sandbox.traffic.Call;
import dev.parley.sandbox.traffic.Vendor;
import io.netty.channel.ChannelOption;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.MediaType;
import java.io.UncheckedIOException;
import java.lang.annotation.Annotation;
import java.time.Duration;
import java.util.Optional;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/// Makes calls go wrong. What is to go wrong before the work is done happens before anything else is looked at, the
/// key too; what is to go wrong after it takes the place of the answer.
@Singleton
class CallFaults {
    private static final String STRIKE = "sandbox.strike";
    private static final int AFTER_THE_RECORDER = 9_000;
    private static final Annotation[] NO_ANNOTATIONS = {};

    private final Misbehaviour misbehaviour;
    private final ObjectMapper json;

    CallFaults(Misbehaviour misbehaviour, ObjectMapper json) {
        this.misbehaviour = misbehaviour;
        this.json = json;
    }

    /// A handshake is no call of the API's, so it comes by another way: only what happens before it can go wrong.
    void register(@Observes Filters filters) {
        filters.register(this::beforeHandshake, AFTER_THE_RECORDER);
    }

    @ServerRequestFilter(preMatching = true)
    Uni<Void> before(RoutingContext routing) {
        if (isHandshake(routing)) {
            return Uni.createFrom().voidItem();
        }
        var struck = strikeOn(routing);
        if (struck.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        var strike = struck.get();
        if (strike.isDone()) {
            routing.put(STRIKE, strike);
            return Uni.createFrom().voidItem();
        }
        return switch (strike.fault()) {
            case DELAY -> later(strike.delay());
            case FAIL -> Uni.createFrom().failure(new Refused(strike.status(), sentence(strike)));
            case HANG, TRUNCATE -> Uni.createFrom().nothing();
            case RESET -> reset(routing);
        };
    }

    @ServerResponseFilter
    Uni<Void> after(ContainerRequestContext request, ContainerResponseContext response, RoutingContext routing) {
        Strike strike = routing.get(STRIKE);
        if (strike == null) {
            return Uni.createFrom().voidItem();
        }
        return switch (strike.fault()) {
            case DELAY -> later(strike.delay());
            case FAIL -> fail(strike, request, response);
            case HANG -> Uni.createFrom().nothing();
            case RESET -> reset(routing);
            case TRUNCATE -> response.hasEntity() ? truncate(response, routing) : reset(routing);
        };
    }

    private void beforeHandshake(RoutingContext routing) {
        var struck = isHandshake(routing) ? strikeOn(routing) : Optional.<Strike>empty();
        if (struck.isEmpty()) {
            routing.next();
            return;
        }
        switch (struck.get().fault()) {
            case DELAY -> later(struck.get().delay()).subscribe().with(_ -> routing.next());
            case FAIL -> routing.response().setStatusCode(struck.get().status()).end();
            case HANG -> {
            }
            case RESET, TRUNCATE -> close(routing, true);
        }
    }

    /// By the path without the slash that anybody may add at its end.
    private Optional<Strike> strikeOn(RoutingContext routing) {
        var path = routing.normalizedPath().replaceFirst("(?<=.)/$", "");
        Optional<Strike> struck = Vendor.at(path)
                .flatMap(vendor -> misbehaviour.strikeOn(vendor, routing.request().method() + " " + path));
        struck.ifPresent(strike -> routing.put(Call.FAULT, strike.name()));
        return struck;
    }

    private static boolean isHandshake(RoutingContext routing) {
        return "websocket".equalsIgnoreCase(routing.request().getHeader(HttpHeaders.UPGRADE));
    }

    private static String sentence(Strike strike) {
        return strike.status() == 429 ? "Too many requests" : "The vendor has trouble";
    }

    private static Uni<Void> fail(Strike strike, ContainerRequestContext request, ContainerResponseContext answer) {
        var failure = ErrorAnswers.answer(request, strike.status(), sentence(strike));
        answer.setStatus(failure.getStatus());
        answer.setEntity(failure.getEntity(), NO_ANNOTATIONS, MediaType.APPLICATION_JSON_TYPE);
        return Uni.createFrom().voidItem();
    }

    private static Uni<Void> later(Duration delay) {
        var now = Uni.createFrom().voidItem();
        return delay.isZero() ? now : now.onItem().delayIt().by(delay);
    }

    private static Uni<Void> reset(RoutingContext routing) {
        routing.vertx().runOnContext(_ -> close(routing, true));
        return Uni.createFrom().nothing();
    }

    /// Promises the whole body and sends half of it.
    private Uni<Void> truncate(ContainerResponseContext answer, RoutingContext routing) {
        var body = bytesOf(answer.getEntity());
        var response = routing.response().setStatusCode(answer.getStatus());
        response.putHeader(HttpHeaders.CONTENT_TYPE, String.valueOf(answer.getMediaType()));
        response.putHeader(HttpHeaders.CONTENT_LENGTH, String.valueOf(body.length));
        response.write(Buffer.buffer(body).slice(0, body.length / 2)).onComplete(_ -> close(routing, false));
        return Uni.createFrom().nothing();
    }

    private byte[] bytesOf(Object entity) {
        try {
            return switch (entity) {
                case byte[] bytes -> bytes;
                case String text -> text.getBytes(UTF_8);
                default -> json.writeValueAsBytes(entity);
            };
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /// Without lingering the peer is sent a reset instead of a farewell.
    private static void close(RoutingContext routing, boolean isReset) {
        var connection = routing.request().connection();
        if (isReset) {
            ((ConnectionBase) connection).channel().config().setOption(ChannelOption.SO_LINGER, 0);
        }
        connection.close();
    }
}
