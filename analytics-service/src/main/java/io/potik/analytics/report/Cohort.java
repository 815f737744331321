package io.potik.analytics.report;

import com.fasterxml.jackson.annotation.JsonValue;
import io.potik.analytics.problem.Invalid;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** What has to fall into the window for a visit to be in a report; one report never mixes them. */
public enum Cohort {
    /** The lead was created in it: all its visits count. */
    CREATED,
    /** The visit began in it: only visits of the window count, whenever their leads were created. */
    ENTERED,
    /** The lead ended in it and has not been reopened: all its visits count. */
    CLOSED;

    /**
     * The one of that word.
     *
     * @throws Invalid when there is none
     */
    public static Cohort of(String word) {
        return Arrays.stream(values())
                .filter(one -> one.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new Invalid(
                        "cohort",
                        "One of %s is possible here."
                                .formatted(Arrays.stream(values())
                                        .map(Cohort::word)
                                        .collect(Collectors.joining(", ")))));
    }

    /** The word of the API. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The FROM and WHERE that give visits {@code v} and their leads {@code f}; parameters :from, :to and :end. */
    String visits() {
        return switch (this) {
            case CREATED -> """
                    from lead_fact f join visit v on v.lead_id = f.lead_id
                    where f.created_at >= :from and f.created_at < :to""";
            case ENTERED -> """
                    from visit v join lead_fact f on f.lead_id = v.lead_id
                    where v.entered_at >= :from and v.entered_at < :to""";
            case CLOSED -> """
                    from closing k join lead_fact f on f.lead_id = k.lead_id join visit v on v.lead_id = k.lead_id
                    where k.closed_at >= :from and k.closed_at < :to and k.outcome <> 'merged'
                      and k.closed_at < :end and (k.stood_until is null or k.stood_until >= :end)""";
        };
    }
}
