package dev.parley.sandbox.tavus.api;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import java.util.Map;

/// What is wrong with the account and not with the request: Tavus says so under `message`, everything else under
/// `error`.
final class AccountError extends WebApplicationException {
    private static final long serialVersionUID = 1;

    private AccountError(int status, String message) {
        super(Response.status(status).type(MediaType.APPLICATION_JSON_TYPE).entity(Map.of("message", message)).build());
    }

    static AccountError invalidAccessToken() {
        return new AccountError(401, "Invalid access token");
    }

    static AccountError outOfCredits() {
        return new AccountError(402, "The user is out of conversational credits");
    }

    /// @param status
    ///            400, or 429
    static AccountError tooManyConversations(int status) {
        return new AccountError(status, "User has reached maximum concurrent conversations");
    }
}
