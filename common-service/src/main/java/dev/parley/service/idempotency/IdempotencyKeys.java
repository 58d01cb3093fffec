package dev.parley.service.idempotency;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.model.id.PersonId;
import dev.parley.service.platform.Sha256;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Makes a creating call safe to repeat.
@ApplicationScoped
public class IdempotencyKeys {
    private static final int KEY_LENGTH_MAX = 200;

    private final IdempotencyStore store;
    private final ObjectMapper json;

    IdempotencyKeys(IdempotencyStore store, ObjectMapper json) {
        this.store = store;
        this.json = json;
    }

    /// Does the work once per person and key and gives everybody its answer. Without a key, every call does the work.
    ///
    /// @param request
    ///            what was asked for; the same key with anything else is refused
    public <T> Uni<T> answerOnce(PersonId person, @Nullable String key, Object request, Class<T> answerType,
            Supplier<Uni<T>> work) {
        if (key == null) {
            return work.get();
        }
        if (key.length() > KEY_LENGTH_MAX) {
            return Uni.createFrom().failure(new IdempotencyKeyNotValid(KEY_LENGTH_MAX));
        }
        return store.claim(person, key, Sha256.hex(write(request))).chain(claim -> switch (claim) {
            case Claim.Granted(var since) -> doTheWork(person, key, since, work);
            case Claim.Answered(var answer) -> Uni.createFrom().item(() -> read(answer, answerType));
            case Claim.InFlight _ -> Uni.createFrom().failure(new RequestInFlight());
            case Claim.Reused _ -> Uni.createFrom().failure(new IdempotencyKeyReused());
        });
    }

    /// Only work that failed frees its key. If its answer cannot be kept, the work is done all the same, and the key
    /// stays taken until the lease is over.
    private <T> Uni<T> doTheWork(PersonId person, String key, Instant since, Supplier<Uni<T>> work) {
        return Uni.createFrom()
                .deferred(work::get)
                .onFailure().call(() -> release(person, key, since))
                .call(answer -> store.answer(person, key, since, write(answer)));
    }

    private Uni<Void> release(PersonId person, String key, Instant since) {
        return store.release(person, key, since)
                .onFailure()
                .invoke(e -> Log.warnf("An idempotency key stays taken until its lease is over: %s", e.toString()))
                .onFailure().recoverWithNull();
    }

    private String write(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(value.getClass().getName() + " cannot be written as JSON", e);
        }
    }

    private <T> T read(String answer, Class<T> type) {
        try {
            return json.readValue(answer, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A stored answer is no " + type.getName(), e);
        }
    }
}
