package dev.parley.stack.gateway;

import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.httpproxy.ProxyContext;
import io.vertx.httpproxy.ProxyInterceptor;
import io.vertx.httpproxy.ProxyRequest;
import io.vertx.httpproxy.ProxyResponse;

/// One call: where it goes, what is added to it on its way, and what the gateway answers when nobody takes it.
final class ForwardedCall implements ProxyInterceptor {
    private static final String FORWARDED_FOR = "X-Forwarded-For";
    private static final String FORWARDED_PROTO = "X-Forwarded-Proto";

    private static final String SERVICE = "service";

    private final RouteTable routes;
    private final DemoToken demoToken;

    ForwardedCall(RouteTable routes, DemoToken demoToken) {
        this.routes = routes;
        this.demoToken = demoToken;
    }

    /// The service that the call was found to be for.
    static String service(ProxyContext context) {
        return context.get(SERVICE, String.class);
    }

    @Override
    public Future<ProxyResponse> handleProxyRequest(ProxyContext context) {
        var request = context.request();
        var call = request.proxiedRequest();
        var service = routes.serviceFor(call.method().name(), call.path());
        if (service.isEmpty()) {
            return Future.succeededFuture(answer(request, GatewayProblem.notFound(call.path())));
        }
        context.set(SERVICE, service.get());
        addOrigin(request);
        addToken(request);
        return context.sendRequest()
                .recover(_ -> Future.succeededFuture(answer(request, GatewayProblem.serviceUnavailable(call.path()))));
    }

    private static void addOrigin(ProxyRequest request) {
        var call = request.proxiedRequest();
        var headers = request.headers();
        var caller = call.remoteAddress().hostAddress();
        var before = headers.get(FORWARDED_FOR);
        headers.set(FORWARDED_FOR, before == null ? caller : before + ", " + caller);
        if (!headers.contains(FORWARDED_PROTO)) {
            headers.set(FORWARDED_PROTO, call.isSSL() ? "https" : "http");
        }
        // Without this the service would read its own address as the host it was called by.
        var authority = call.authority();
        if (authority != null) {
            request.setAuthority(authority);
        }
    }

    private void addToken(ProxyRequest request) {
        var isAnonymous = !request.headers().contains(HttpHeaders.AUTHORIZATION);
        if (isAnonymous && !WebhookPaths.contain(request.proxiedRequest().path())) {
            request.putHeader(HttpHeaders.AUTHORIZATION, "Bearer " + demoToken.current());
        }
    }

    private static ProxyResponse answer(ProxyRequest request, GatewayProblem problem) {
        var response = request.release().response().setStatusCode(problem.status());
        problem.headers().forEach(response::putHeader);
        return response.setBody(problem.body());
    }
}
