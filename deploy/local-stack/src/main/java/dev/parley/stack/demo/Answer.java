package dev.parley.stack.demo;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/// What a service answered.
record Answer(int status, String body) {

    boolean isGood() {
        return status >= 200 && status < 300;
    }

    /// The request may succeed if it is made again: something is restarting, or still at it.
    boolean isPassing() {
        return status >= 500 || status == 409 || status == 429;
    }

    String text(String field) {
        return object().getString(field, "");
    }

    long number(String field) {
        return object().getLong(field, 0L);
    }

    List<JsonObject> list() {
        try {
            return new JsonArray(body).stream().map(JsonObject.class::cast).toList();
        } catch (DecodeException _) {
            throw unexpected();
        }
    }

    /// Of an answer that is a page of a longer list.
    List<JsonObject> items() {
        var items = object().getJsonArray("items");
        if (items == null) {
            throw unexpected();
        }
        return items.stream().map(JsonObject.class::cast).toList();
    }

    JsonObject object() {
        try {
            return new JsonObject(body);
        } catch (DecodeException _) {
            throw unexpected();
        }
    }

    private DemoFailed unexpected() {
        return new DemoFailed("An answer with status " + status + " is not the JSON that was expected.");
    }
}
