package io.potik.gateway;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Pattern;
import java.time.ZoneId;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The one business that this installation serves.
 *
 * @param region ISO 3166 code by which phones without a country are read
 * @param timeZone where a day in a report begins
 * @param currency ISO 4217 code of amounts without one
 * @param languages in which the screens can be seen; the first is for those who have not chosen
 * @param companies whether it sells to companies too; otherwise the screens have none
 */
@Validated
@ConfigurationProperties("potik.workspace")
public record Workspace(
        @DefaultValue("Potik") @NotBlank String name,
        @DefaultValue("UA") @Pattern(regexp = "[A-Z]{2}") String region,
        @DefaultValue("Europe/Kyiv") ZoneId timeZone,
        @DefaultValue("UAH") @Pattern(regexp = "[A-Z]{3}") String currency,
        @DefaultValue({"en", "uk", "ru"}) @NotEmpty List<String> languages,
        @DefaultValue("true") boolean companies) {}
