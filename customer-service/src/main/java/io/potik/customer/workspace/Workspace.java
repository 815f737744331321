package io.potik.customer.workspace;

import java.util.Currency;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The business that this installation serves.
 *
 * @param currency ISO 4217 code of the money that is meant where none is named
 */
@ConfigurationProperties("potik.workspace")
public record Workspace(String currency) {

    /** @throws IllegalArgumentException for an unknown currency */
    public Workspace {
        currency = Currency.getInstance(currency).getCurrencyCode();
    }
}
