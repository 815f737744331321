package io.potik.intake.imports.web;

import io.potik.intake.imports.ImportedThings;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What became of one order of an import. {@code undone}: cancelled or left; {@code leftBecause}: madeBefore (something else told of it, too) or changed. */
record ThingView(
        int line,
        int rows,
        UUID receiptId,
        String externalId,
        String outcome,
        @Nullable String detail,
        @Nullable UUID orderId,
        @Nullable String undone,
        @Nullable String leftBecause) {

    static ThingView of(ImportedThings.Taken taken) {
        return new ThingView(
                taken.line(),
                taken.rows(),
                taken.receiptId(),
                taken.externalId(),
                taken.outcome().word(),
                taken.detail(),
                taken.orderId(),
                taken.undone(),
                taken.leftBecause());
    }
}
