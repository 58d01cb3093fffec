package dev.parley.model.problem;

import java.util.Locale;

/// Every problem that Parley reports. The code is the lower-case name and never changes once published;
/// clients branch on it, people read the title.
public enum ProblemType {
    BAD_REQUEST(400, "The request cannot be read"), //
    INVALID(422, "The request is not valid"), //
    UNAUTHENTICATED(401, "A valid token is needed"), //
    FORBIDDEN(403, "This is not allowed"), //
    NOT_FOUND(404, "Not found"), //
    METHOD_NOT_ALLOWED(405, "This method is not allowed here"), //
    NOT_ACCEPTABLE(406, "No representation is acceptable"), //
    CONFLICT(409, "The request conflicts with what is stored"), //
    PRECONDITION_FAILED(412, "It has changed since you read it"), //
    PRECONDITION_REQUIRED(428, "It must be said which version is changed"), //
    REQUEST_TIMEOUT(408, "The request took too long to arrive"), //
    PAYLOAD_TOO_LARGE(413, "The body is too large"), //
    UNSUPPORTED_MEDIA_TYPE(415, "This content type is not understood"), //
    IDEMPOTENCY_KEY_REUSED(422, "This Idempotency-Key was used for another request"), //
    REQUEST_IN_FLIGHT(409, "The same request is still being worked on"), //
    QUOTA_EXHAUSTED(402, "No minutes are left in this period"), //
    TOO_MANY_SESSIONS(429, "Too many sessions at once"), //
    TOO_MANY_REQUESTS(429, "Too many requests"), //
    PLAN_LACKS_FEATURE(403, "The plan does not include this"), //
    VENDOR_CAPACITY(503, "The vendor has no room for another conversation"), //
    VENDOR_UNAVAILABLE(503, "The vendor cannot be reached"), //
    VENDOR_REFUSED(502, "The vendor refused the request"), //
    SERVICE_UNAVAILABLE(503, "A part of the service cannot be reached"), //
    NOT_STORED(503, "It was not stored and must be sent again"), //
    INTERNAL(500, "Something went wrong on our side");

    private final int status;
    private final String title;

    ProblemType(int status, String title) {
        this.status = status;
        this.title = title;
    }

    public int status() {
        return status;
    }

    public String title() {
        return title;
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// A 5xx is ours to fix and is logged with its stack; everything below is the caller's news.
    public boolean isOurs() {
        return status >= 500;
    }
}
