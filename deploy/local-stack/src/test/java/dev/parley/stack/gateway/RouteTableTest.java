package dev.parley.stack.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RouteTableTest {
    @Test
    void anExactPathWinsOverAnyPrefix() {
        var routes = new RouteTable(List.of(prefix("/a/b/"), exact("/a/b")));
        assertThat(routes.serviceFor("GET", "/a/b")).contains("exact /a/b");
        assertThat(routes.serviceFor("GET", "/a/b/c")).contains("prefix /a/b/");
    }

    @Test
    void theLongestPrefixWins() {
        var routes = new RouteTable(List.of(prefix("/"), prefix("/a"), prefix("/a/b")));
        assertThat(routes.serviceFor("GET", "/a/b/c")).contains("prefix /a/b");
        assertThat(routes.serviceFor("GET", "/a/c")).contains("prefix /a");
        assertThat(routes.serviceFor("GET", "/c")).contains("prefix /");
    }

    @Test
    void aPrefixEndsAtASlash() {
        var routes = new RouteTable(List.of(prefix("/v1/voice")));
        assertThat(routes.serviceFor("GET", "/v1/voice/agents")).isPresent();
        assertThat(routes.serviceFor("GET", "/v1/voices")).isEmpty();
    }

    @Test
    void aNamedMethodWinsOverAnyMethod() {
        var routes = new RouteTable(
                List.of(prefix("/a"), new Route(new PathMatch.Prefix("/a"), Optional.of("POST"), "posts")));
        assertThat(routes.serviceFor("POST", "/a")).contains("posts");
        assertThat(routes.serviceFor("GET", "/a")).contains("prefix /a");
    }

    @Test
    void amongEqualsTheFirstWins() {
        var first = new Route(new PathMatch.Exact("/a"), Optional.empty(), "first");
        var second = new Route(new PathMatch.Exact("/a"), Optional.empty(), "second");
        assertThat(new RouteTable(List.of(first, second)).serviceFor("GET", "/a")).contains("first");
    }

    private static Route exact(String path) {
        return new Route(new PathMatch.Exact(path), Optional.empty(), "exact " + path);
    }

    private static Route prefix(String path) {
        return new Route(new PathMatch.Prefix(path), Optional.empty(), "prefix " + path);
    }
}
