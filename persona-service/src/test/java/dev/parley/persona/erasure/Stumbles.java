package dev.parley.persona.erasure;

import dev.parley.model.id.PersonId;
import dev.parley.persona.platform.PersonalData;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// A feature whose rows are locked by somebody else, as often as a test says.
@ApplicationScoped
public class Stumbles implements PersonalData {
    private final Map<PersonId, Stumble> ahead = new ConcurrentHashMap<>();

    public void prepare(String person, String sqlState, int times) {
        ahead.put(new PersonId(person), new Stumble(sqlState, times));
    }

    @Override
    public String section() {
        return "stumbles";
    }

    @Override
    public Uni<?> archive(PersonId person) {
        return Uni.createFrom().item(Map.of());
    }

    @Override
    @WithTransaction
    public Uni<Void> erase(PersonId person) {
        var stumble = ahead.computeIfPresent(person, (_, before) -> before.next());
        return stumble == null || stumble.times() < 0
                ? Uni.createFrom().voidItem()
                : Panache.getSession()
                        .chain(session -> session.createNativeQuery(
                                "DO 'BEGIN RAISE EXCEPTION ''in the way'' USING ERRCODE = ''" + stumble.sqlState()
                                        + "''; END'")
                                .executeUpdate())
                        .replaceWithVoid();
    }

    private record Stumble(String sqlState, int times) {

        Stumble next() {
            return new Stumble(sqlState, times - 1);
        }
    }
}
