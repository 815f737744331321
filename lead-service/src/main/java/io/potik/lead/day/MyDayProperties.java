package io.potik.lead.day;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What belongs to a day.
 *
 * @param staleAfterDays after how many days, of 24 hours, without anything happening an open lead is going stale
 */
@Validated
@ConfigurationProperties("potik.my-day")
record MyDayProperties(@DefaultValue("7") @Min(1) @Max(365) int staleAfterDays) {}
