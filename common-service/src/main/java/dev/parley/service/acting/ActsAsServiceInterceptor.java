package dev.parley.service.acting;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;

/// Declares the service as the actor for as long as the method lasts, and no longer: what comes after it in the same
/// request is the caller's again.
@ActsAsService
@Interceptor
@Priority(Interceptor.Priority.PLATFORM_BEFORE)
class ActsAsServiceInterceptor {
    private final Actors actors;

    ActsAsServiceInterceptor(Actors actors) {
        this.actors = actors;
    }

    @AroundInvoke
    Object actAsService(InvocationContext invocation) throws Exception {
        return invocation.getMethod().getReturnType() == Uni.class ? actLater(invocation) : actNow(invocation);
    }

    private Object actNow(InvocationContext invocation) throws Exception {
        var before = actors.declare(new Actor.Service());
        try {
            return invocation.proceed();
        } finally {
            actors.restore(before);
        }
    }

    private Uni<?> actLater(InvocationContext invocation) {
        return Uni.createFrom().deferred(() -> {
            var before = actors.declare(new Actor.Service());
            return proceed(invocation).onTermination().invoke(() -> actors.restore(before));
        });
    }

    private static Uni<?> proceed(InvocationContext invocation) {
        try {
            return (Uni<?>) invocation.proceed();
        } catch (Exception e) {
            return Uni.createFrom().failure(e);
        }
    }
}
