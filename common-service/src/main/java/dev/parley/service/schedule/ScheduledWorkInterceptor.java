package dev.parley.service.schedule;

import dev.parley.service.acting.ActsAsService;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;

/// Binds to what every scheduled method says of itself, so that none is forgotten. Consumers, which say it too, go
/// their own way.
@ActsAsService
@Interceptor
@Priority(Interceptor.Priority.PLATFORM_BEFORE + 50)
class ScheduledWorkInterceptor {
    private final ScheduledWork work;

    ScheduledWorkInterceptor(ScheduledWork work) {
        this.work = work;
    }

    @AroundInvoke
    Object endWithTheService(InvocationContext invocation) throws Exception {
        var method = invocation.getMethod();
        return method.isAnnotationPresent(Scheduled.class) && method.getReturnType() == Uni.class
                ? work.run(() -> proceed(invocation))
                : invocation.proceed();
    }

    @SuppressWarnings("unchecked")
    private static Uni<Object> proceed(InvocationContext invocation) {
        try {
            return (Uni<Object>) invocation.proceed();
        } catch (Exception e) {
            return Uni.createFrom().failure(e);
        }
    }
}
