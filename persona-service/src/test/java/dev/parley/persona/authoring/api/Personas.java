package dev.parley.persona.authoring.api;

import static io.restassured.RestAssured.given;

import dev.parley.test.Tokens;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

/// Personas as a client writes them.
final class Personas {

    private Personas() {}

    static RequestSpecification as(String person) {
        return with(Tokens.user(person));
    }

    static RequestSpecification with(String token) {
        return given().auth().oauth2(token).contentType(ContentType.JSON);
    }

    /// @return its id
    static String create(String person, String json) {
        return created(as(person).body(json).post("/v1/personas"));
    }

    static String createForEverybody(String json) {
        return created(with(Tokens.admin()).body(json.replaceFirst("\\{", "{\"for_everybody\": true, "))
                .post("/v1/personas"));
    }

    static Response rewrite(String person, String id, String json) {
        return as(person).body(json).put("/v1/personas/" + id);
    }

    static String named(String name) {
        return "{\"name\": \"" + name + "\"}";
    }

    private static String created(Response response) {
        return response.then().statusCode(201).extract().path("id");
    }
}
