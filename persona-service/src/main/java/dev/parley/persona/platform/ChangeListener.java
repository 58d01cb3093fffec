package dev.parley.persona.platform;

import dev.parley.model.id.PersonId;
import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.pubsub.PgSubscriber;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Hears from Postgres what the triggers count, whichever instance made the change. While it is not connected it hears
/// nothing: nobody may rely on it to be right, only to be quick.
@ApplicationScoped
class ChangeListener {
    private static final long RECONNECT_MILLIS = 1000;

    private final Vertx vertx;
    private final PgSubscriber subscriber;
    private final Event<PersonChanged> people;
    private final Event<CatalogueChanged> catalogue;

    ChangeListener(Vertx vertx, Event<PersonChanged> people, Event<CatalogueChanged> catalogue,
            @ConfigProperty(name = "quarkus.datasource.reactive.url") String url,
            @ConfigProperty(name = "quarkus.datasource.username") String user,
            @ConfigProperty(name = "quarkus.datasource.password") Optional<String> password) {
        this.vertx = vertx;
        this.people = people;
        this.catalogue = catalogue;
        this.subscriber = PgSubscriber.subscriber(vertx,
                PgConnectOptions.fromUri(url).setUser(user).setPassword(password.orElse("")));
    }

    void start(@Observes StartupEvent started) {
        subscriber.channel("person_changed").handler(person -> people.fire(new PersonChanged(new PersonId(person))));
        subscriber.channel("catalogue_changed")
                .handler(revision -> catalogue.fire(new CatalogueChanged(Long.parseLong(revision))));
        subscriber.reconnectPolicy(_ -> RECONNECT_MILLIS);
        connect();
    }

    /// The policy is for a connection that was lost; one that never was is tried for here.
    private void connect() {
        subscriber.connect().onFailure(e -> {
            Log.warnf("Changes are not heard of yet: %s", e.toString());
            vertx.setTimer(RECONNECT_MILLIS, _ -> connect());
        });
    }

    void stop(@Observes ShutdownEvent stopping) {
        subscriber.close();
    }
}
