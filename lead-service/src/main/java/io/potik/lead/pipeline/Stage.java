package io.potik.lead.pipeline;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/**
 * A step of a pipeline.
 *
 * @param rank its place in the pipeline, from 1
 * @param color as CSS writes it: {@code #4c6ef5}
 * @param requiredFields what a lead must have to enter: {@code amount}, {@code company}, one of the four questions of the
 *     qualification, or the key of a field that the workspace made
 */
public record Stage(
        UUID id, String name, Kind kind, int rank, Temperature temperature, String color, List<String> requiredFields) {

    /** What it means for a lead to stand here. */
    public enum Kind {
        /** Still worked on. */
        OPEN,
        /** Became a customer's order. */
        WON,
        /** Rejected: kept as a prospect, or declined. */
        LOST;

        /** As the API, the events and the tables write it. */
        @JsonValue
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Kind of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }

    /** How near to buying a lead in this stage is. */
    public enum Temperature {
        /** Far. */
        COLD,
        /** On the way. */
        WARM,
        /** About to. */
        HOT;

        /** As the API, the events and the tables write it. */
        @JsonValue
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** Reads the word; throws IllegalArgumentException when there is no such temperature. */
        public static Temperature of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }

    /** Copies the list. */
    public Stage {
        requiredFields = List.copyOf(requiredFields);
    }
}
