package io.potik.order.workspace;

import java.time.ZoneId;
import java.util.Currency;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The business that this installation serves.
 *
 * @param currency ISO 4217 code of the money that is meant where none is named
 * @param timeZone where its days begin
 */
@ConfigurationProperties("potik.workspace")
public record Workspace(String currency, ZoneId timeZone) {

    /** @throws IllegalArgumentException for an unknown currency */
    public Workspace {
        currency = Currency.getInstance(currency).getCurrencyCode();
    }
}
