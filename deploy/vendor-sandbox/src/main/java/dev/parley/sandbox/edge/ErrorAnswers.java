package dev.parley.sandbox.edge;

import dev.parley.sandbox.elevenlabs.api.ApiError;
import dev.parley.sandbox.livekit.api.TwirpError;
import dev.parley.sandbox.livekit.wire.ProtoWire;
import dev.parley.sandbox.platform.Refused;
import dev.parley.sandbox.traffic.Vendor;
import io.quarkus.logging.Log;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.Optional;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/// Every failure that has no answer of its own yet gets one here, in the shape of the address it was meant for.
class ErrorAnswers {
    @ServerExceptionMapper
    Response refused(Refused refused, ContainerRequestContext request) {
        return answer(request, refused.status(), refused.sentence());
    }

    @ServerExceptionMapper
    Response http(WebApplicationException failure, ContainerRequestContext request) {
        var response = failure.getResponse();
        return response.hasEntity()
                ? response
                : answer(request, response.getStatus(), response.getStatusInfo().getReasonPhrase());
    }

    @ServerExceptionMapper
    Response unexpected(Throwable failure, ContainerRequestContext request) {
        Log.errorf(failure, "A request failed method=%s path=%s", request.getMethod(), pathOf(request));
        return answer(request, 500, "The sandbox failed");
    }

    static Response answer(ContainerRequestContext request, int status, String sentence) {
        Optional<Vendor> vendor = Vendor.at(pathOf(request));
        if (vendor.isEmpty()) {
            return json(status, Map.of("detail", sentence));
        }
        return switch (vendor.get()) {
            case TAVUS -> json(status, Map.of("error", sentence));
            case LIVEKIT ->
                TwirpError.of(status, request.getMethod(), pathOf(request), isProtobuf(request)).getResponse();
            case ELEVENLABS -> ApiError.of(status, sentence).getResponse();
        };
    }

    private static boolean isProtobuf(ContainerRequestContext request) {
        var contentType = request.getHeaderString(HttpHeaders.CONTENT_TYPE);
        return contentType != null && contentType.startsWith(ProtoWire.MEDIA_TYPE);
    }

    private static Response json(int status, Map<String, String> body) {
        return Response.status(status).type(MediaType.APPLICATION_JSON_TYPE).entity(body).build();
    }

    private static String pathOf(ContainerRequestContext request) {
        return request.getUriInfo().getRequestUri().getPath();
    }
}
