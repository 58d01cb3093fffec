package dev.parley.billing.subscription;

import dev.parley.service.acting.ActsAsService;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/// Tells of the changes whose time has come. They are in force by themselves; only the news of them needs somebody.
@ApplicationScoped
class ChangeTeller {
    private final SubscriptionService subscriptions;

    ChangeTeller(SubscriptionService subscriptions) {
        this.subscriptions = subscriptions;
    }

    /// Most have the same time, the begin of a month, so one run goes on until there are no more.
    @Scheduled(every = "${parley.subscription.tell-every}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @ActsAsService
    Uni<Void> tell() {
        return Multi.createBy().repeating().uni(subscriptions::tellDue)
                .whilst(mayBeMore -> mayBeMore)
                .collect().last()
                .replaceWithVoid();
    }
}
