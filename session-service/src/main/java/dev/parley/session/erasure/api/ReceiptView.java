package dev.parley.session.erasure.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.parley.session.erasure.Receipt;
import java.time.Instant;
import java.util.Optional;

@JsonNaming(SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record ReceiptView(String personDigest, Instant askedAt, Instant erasedAt, int sessions, int turns, int conversations,
        int outstanding, Optional<Instant> doneAt) {

    static ReceiptView of(Receipt receipt) {
        return new ReceiptView(receipt.personDigest(), receipt.askedAt(), receipt.erasedAt(), receipt.sessions(),
                receipt.turns(), receipt.conversations(), receipt.outstanding(), receipt.doneAt());
    }
}
