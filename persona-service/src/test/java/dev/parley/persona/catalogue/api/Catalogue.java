package dev.parley.persona.catalogue.api;

import static io.restassured.RestAssured.given;

import dev.parley.test.Tokens;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// The catalogue's routes, as tests call them.
final class Catalogue {

    private Catalogue() {}

    /// An id that no other test has.
    static String newId(String prefix) {
        return prefix + "-" + UUID.randomUUID();
    }

    static Map<String, Object> avatar() {
        return new HashMap<>(Map.of("name", "Ada", "description", "Listens.", "tier", "free"));
    }

    static Map<String, Object> interpreter() {
        return new HashMap<>(
                Map.of("name", "Ida", "style", "Plainly.", "greeting", "Hello, {name}.", "voice", "Craig"));
    }

    static Map<String, Object> voice() {
        return new HashMap<>(Map.of("description", "Low"));
    }

    static Map<String, Object> with(Map<String, Object> request, String field, Object value) {
        var changed = new HashMap<>(request);
        changed.put(field, value);
        return changed;
    }

    static ValidatableResponse put(String path, Object request) {
        return put(Tokens.admin(), path, request);
    }

    static ValidatableResponse put(String token, String path, Object request) {
        return given().auth().oauth2(token).contentType(ContentType.JSON).body(request).put(path).then();
    }

    static ValidatableResponse delete(String path) {
        return delete(Tokens.admin(), path);
    }

    static ValidatableResponse delete(String token, String path) {
        return given().auth().oauth2(token).delete(path).then();
    }

    static ValidatableResponse get(String token, String path) {
        return given().auth().oauth2(token).get(path).then();
    }

    /// All the items of a list, page by page.
    static List<Map<String, Object>> all(String path, int limit) {
        var items = new ArrayList<Map<String, Object>>();
        JsonPath page = page(path, limit, null);
        items.addAll(page.getList("items"));
        while (page.getString("next_cursor") != null) {
            page = page(path, limit, page.getString("next_cursor"));
            items.addAll(page.getList("items"));
        }
        return items;
    }

    static List<String> ids(List<Map<String, Object>> items) {
        return items.stream().map(item -> item.get("id").toString()).toList();
    }

    /// Each of the callers who may not write, by name.
    static Map<String, String> readers() {
        return Map.of("a user", Tokens.user("a-reader"), "a service", Tokens.service());
    }

    private static JsonPath page(String path, int limit, String cursor) {
        var request = given().auth().oauth2(Tokens.user("a-reader")).queryParam("limit", limit);
        return (cursor == null ? request : request.queryParam("cursor", cursor)).get(path).then().statusCode(200)
                .extract().jsonPath();
    }
}
