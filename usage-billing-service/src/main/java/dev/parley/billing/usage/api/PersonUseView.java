package dev.parley.billing.usage.api;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.parley.billing.usage.UsageReader.PersonUse;
import dev.parley.model.id.PersonId;

@JsonNaming(SnakeCaseStrategy.class)
record PersonUseView(PersonId userId, String plan, long allowanceSeconds, long usedSeconds, long reservedSeconds) {

    static PersonUseView of(PersonUse use) {
        return new PersonUseView(use.person(), use.plan(), use.allowanceSeconds(), use.usedSeconds(),
                use.reservedSeconds());
    }
}
