package io.potik.customer.workspace;

import java.time.ZoneId;
import java.util.Currency;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The business that this installation serves.
 *
 * @param timeZone in which its day begins
 * @param currency ISO 4217 code of the money that is meant where none is named
 * @param region ISO 3166 code of the country in which a phone number without a country code is read
 * @param companies whether it sells to companies too; otherwise the API answers as if there were none
 */
@ConfigurationProperties("potik.workspace")
public record Workspace(
        @DefaultValue("Europe/Kyiv") ZoneId timeZone,
        String currency,
        @DefaultValue("UA") String region,
        @DefaultValue("true") boolean companies) {

    /** @throws IllegalArgumentException for an unknown currency */
    public Workspace {
        currency = Currency.getInstance(currency).getCurrencyCode();
    }
}
