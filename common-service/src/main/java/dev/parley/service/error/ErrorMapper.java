package dev.parley.service.error;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import dev.parley.model.problem.FieldError;
import dev.parley.model.problem.ProblemType;
import dev.parley.model.problem.ServiceException;
import io.opentelemetry.api.trace.Span;
import io.quarkus.logging.Log;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.StreamSupport;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/// The one place that builds an error body. A caller's mistake is logged at debug; what is ours to fix is logged once,
/// with its stack, and the caller is told nothing of it.
@ApplicationScoped
class ErrorMapper {
    private static final int UNPROCESSABLE = 422;
    private static final int BAD_REQUEST = 400;
    private static final int METHOD_NOT_ALLOWED = 405;
    private static final int INTERNAL_ERROR = 500;
    private static final SnakeCaseStrategy SNAKE_CASE = new SnakeCaseStrategy();

    private final List<String> detailPaths;
    private final List<String> successPaths;

    ErrorMapper(ErrorConfig config) {
        this.detailPaths = config.detailPaths().orElse(List.of());
        this.successPaths = config.successPaths().orElse(List.of());
    }

    @ServerExceptionMapper
    Response problem(ServiceException problem, UriInfo uri) {
        if (problem.type().isOurs() && !problem.isLogged()) {
            Log.errorf(problem, "Request failed code=%s", problem.type().code());
        } else {
            Log.debugf("Request refused code=%s", problem.type().code());
        }
        return answer(problem, uri);
    }

    @ServerExceptionMapper
    Response notValid(ConstraintViolationException violation, UriInfo uri) {
        var violations = violation.getConstraintViolations();
        if (violations.stream().anyMatch(ErrorMapper::isOurs)) {
            return unexpected(violation, uri);
        }
        var errors = violations.stream().map(ErrorMapper::field).sorted(comparing(FieldError::pointer)).toList();
        return problem(new RequestNotValid(errors), uri);
    }

    @ServerExceptionMapper({UnauthorizedException.class, AuthenticationFailedException.class})
    Response unauthenticated(UriInfo uri) {
        return answer(new HttpProblem(ProblemType.UNAUTHENTICATED, "This call needs a valid bearer token"), uri);
    }

    @ServerExceptionMapper
    Response forbidden(ForbiddenException forbidden, UriInfo uri) {
        return answer(new HttpProblem(ProblemType.FORBIDDEN, "The token's role may not do this"), uri);
    }

    /// The second has a mapper of Quarkus's own, which only a mapper for the very same class replaces.
    @ServerExceptionMapper({JsonProcessingException.class, MismatchedInputException.class})
    Response unreadable(UriInfo uri) {
        return answer(new HttpProblem(ProblemType.BAD_REQUEST, "The body is not the JSON that this route takes"), uri);
    }

    @ServerExceptionMapper
    Response unknownField(UnrecognizedPropertyException unknown, UriInfo uri) {
        return problem(new RequestNotValid(
                List.of(new FieldError(pointer(unknown.getPath()), "is no field of this request"))), uri);
    }

    @ServerExceptionMapper
    Response refusedByHttp(WebApplicationException e, UriInfo uri) {
        if (e.getCause() instanceof UnrecognizedPropertyException unknown) {
            return unknownField(unknown, uri);
        }
        if (e.getCause() instanceof ServiceException refused) {
            return problem(refused, uri);
        }
        if (e.getCause() instanceof JsonProcessingException) {
            return unreadable(uri);
        }
        var status = e.getResponse().getStatus();
        var response = answer(switch (status) {
            case 400 -> new HttpProblem(ProblemType.BAD_REQUEST, "The request cannot be read");
            case 401 -> new HttpProblem(ProblemType.UNAUTHENTICATED, "This call needs a valid bearer token");
            case 403 -> new HttpProblem(ProblemType.FORBIDDEN, "The token's role may not do this");
            case 404 -> new HttpProblem(ProblemType.NOT_FOUND, "Nothing is served at " + uri.getPath());
            case 405 ->
                new HttpProblem(ProblemType.METHOD_NOT_ALLOWED, "This method is not served at " + uri.getPath());
            case 406 -> new HttpProblem(ProblemType.NOT_ACCEPTABLE, "None of the accepted types is served here");
            case 413 -> new HttpProblem(ProblemType.PAYLOAD_TOO_LARGE, "The body is too large");
            case 415 -> new HttpProblem(ProblemType.UNSUPPORTED_MEDIA_TYPE, "This route takes application/json");
            default -> unexpectedProblem(e);
        }, uri);
        return status == METHOD_NOT_ALLOWED ? withAllowed(response, uri) : response;
    }

    @ServerExceptionMapper
    Response unexpected(Throwable failure, UriInfo uri) {
        if (isBodyTooLarge(failure)) {
            return answer(new HttpProblem(ProblemType.PAYLOAD_TOO_LARGE, "The body is too large"), uri);
        }
        return answer(unexpectedProblem(failure), uri);
    }

    /// A body that did not announce its length; RESTEasy has then answered 413 already, without a body, and only tells
    /// of it in these words.
    private static boolean isBodyTooLarge(Throwable failure) {
        return failure instanceof IOException && "Request too large".equals(failure.getMessage());
    }

    private static ServiceException unexpectedProblem(Throwable failure) {
        Log.errorf(failure, "Request failed unexpectedly");
        return new HttpProblem(ProblemType.INTERNAL, "Something went wrong on our side", failure);
    }

    private Response answer(ServiceException problem, UriInfo uri) {
        var rendered = render(problem, uri.getPath());
        var response = Response.status(rendered.status()).type(rendered.mediaType()).entity(rendered.body());
        problem.retryAfter().ifPresent(wait -> response.header(HttpHeaders.RETRY_AFTER, Math.max(1, wait.toSeconds())));
        if (problem.type() == ProblemType.UNAUTHENTICATED) {
            response.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        }
        return response.build();
    }

    /// For a problem that is met before any route is.
    Rendered render(ServiceException problem, String path) {
        var format = formatOf(path);
        return new Rendered(statusIn(format, problem.type()), format.mediaType(),
                format.render(problem, path, traceId()));
    }

    record Rendered(int status, String mediaType, Object body) {}

    /// The seeds published 400 for fields that are missing or wrong, and the mentor seed 500 for whatever fails
    /// behind it. Who is to send something again must see that in any shape.
    private static int statusIn(ErrorFormat format, ProblemType type) {
        return switch (format) {
            case PROBLEM -> type.status();
            case DETAIL -> type.status() == UNPROCESSABLE ? BAD_REQUEST : type.status();
            case SUCCESS ->
                type.isOurs() && type != ProblemType.NOT_STORED
                        ? INTERNAL_ERROR
                        : type.status() == UNPROCESSABLE ? BAD_REQUEST : type.status();
        };
    }

    private ErrorFormat formatOf(String path) {
        if (detailPaths.stream().anyMatch(path::startsWith)) {
            return ErrorFormat.DETAIL;
        }
        return successPaths.stream().anyMatch(path::startsWith) ? ErrorFormat.SUCCESS : ErrorFormat.PROBLEM;
    }

    private static Response withAllowed(Response response, UriInfo uri) {
        return Response.fromResponse(response)
                .header(HttpHeaders.ALLOW, String.join(", ", AllowedMethods.at(uri.getPath())))
                .build();
    }

    /// An answer of ours that breaks its own rules is no mistake of the caller.
    private static boolean isOurs(ConstraintViolation<?> violation) {
        return StreamSupport.stream(violation.getPropertyPath().spliterator(), false)
                .anyMatch(node -> node.getKind() == ElementKind.RETURN_VALUE);
    }

    private static FieldError field(ConstraintViolation<?> violation) {
        return new FieldError(pointer(violation.getPropertyPath(), namesOf(violation)), violation.getMessage());
    }

    /// A path reads `method.argument.field`; the first two are ours, unless the argument is all there is.
    private static String pointer(Path path, UnaryOperator<String> names) {
        var nodes = StreamSupport.stream(path.spliterator(), false).toList();
        var ours = nodes.getFirst().getKind() == ElementKind.METHOD ? Math.min(2, nodes.size() - 1) : 0;
        return nodes.subList(ours, nodes.size()).stream().map(node -> step(node, names)).collect(joining());
    }

    private static String pointer(List<JsonMappingException.Reference> path) {
        return path.stream()
                .map(step -> "/" + (step.getFieldName() == null ? step.getIndex() : escaped(step.getFieldName())))
                .collect(joining());
    }

    /// As RFC 6901 has it.
    private static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }

    /// The caller knows a field by the name it has in JSON.
    private static UnaryOperator<String> namesOf(ConstraintViolation<?> violation) {
        var bean = violation.getLeafBean();
        var naming = bean == null ? null : bean.getClass().getAnnotation(JsonNaming.class);
        return naming != null && naming.value() == SnakeCaseStrategy.class
                ? SNAKE_CASE::translate
                : UnaryOperator.identity();
    }

    /// A node carries the place in the list or map that leads to it.
    private static String step(Path.Node node, UnaryOperator<String> names) {
        var place = node.getIndex() != null ? node.getIndex() : node.getKey();
        var name = node.getKind() == ElementKind.CONTAINER_ELEMENT ? null : node.getName();
        return (place == null ? "" : "/" + place) + (name == null ? "" : "/" + names.apply(name));
    }

    private static @Nullable String traceId() {
        var context = Span.current().getSpanContext();
        return context.isValid() ? context.getTraceId() : null;
    }
}
