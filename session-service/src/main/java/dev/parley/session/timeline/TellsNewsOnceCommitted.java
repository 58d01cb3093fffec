package dev.parley.session.timeline;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;

/// Binds to the annotation itself and runs just outside the interceptor that opens and commits the transaction
/// (priority 200), so that no use case can forget to tell. A method that joins an open transaction leaves the
/// telling to the one that opened it.
@WithTransaction
@Interceptor
@Priority(Interceptor.Priority.PLATFORM_BEFORE + 100)
class TellsNewsOnceCommitted {
    private final TimelineNews news;

    TellsNewsOnceCommitted(TimelineNews news) {
        this.news = news;
    }

    @AroundInvoke
    Object tellOnceCommitted(InvocationContext invocation) {
        return Uni.createFrom().deferred(() -> news.isOutermost() ? telling(invocation) : proceed(invocation));
    }

    private Uni<Object> telling(InvocationContext invocation) {
        news.begin();
        return proceed(invocation)
                .onItemOrFailure().invoke((_, failure) -> {
                    if (failure == null) {
                        news.committed();
                    } else {
                        news.rolledBack();
                    }
                })
                .onCancellation().invoke(news::rolledBack);
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
