package io.potik.lead.board;

import java.math.BigDecimal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where a lead counts on the board.
 *
 * @param manager who has it, or null when nobody has
 * @param currency of the amount; null together with it
 */
public record Slot(
        UUID stage,
        @Nullable UUID manager,
        @Nullable UUID source,
        @Nullable String currency,
        @Nullable BigDecimal amount) {}
