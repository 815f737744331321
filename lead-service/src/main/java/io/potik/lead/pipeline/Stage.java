package io.potik.lead.pipeline;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A step of a pipeline.
 *
 * @param rank its place in the pipeline, from 1
 * @param color as CSS writes it: {@code #4c6ef5}
 * @param requiredFields what a lead must have to enter: {@code amount}, {@code company}, one of the four questions of the
 *     qualification, or the key of a field that the workspace made
 * @param cardLimit how many cards are enough here; more are told, not refused. Null for any number
 * @param staleAfterDays after how many days, of 24 hours, without anything happening a lead here is stale; null when the
 *     stage has no age of its own
 * @param into the stage of the same pipeline and kind to which its leads are being moved; no lead enters any more, and
 *     after the last it is removed. Null for a stage that stays
 */
public record Stage(
        UUID id,
        String name,
        Kind kind,
        int rank,
        Temperature temperature,
        String color,
        List<String> requiredFields,
        @Nullable Integer cardLimit,
        @Nullable Integer staleAfterDays,
        @Nullable UUID into) {

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

    /** Without a limit and an age; it stays. */
    public Stage(
            UUID id,
            String name,
            Kind kind,
            int rank,
            Temperature temperature,
            String color,
            List<String> requiredFields) {
        this(id, name, kind, rank, temperature, color, requiredFields, null, null, null);
    }

    /** Whether leads may enter; else those that are here are on their way to another stage. */
    public boolean stays() {
        return into == null;
    }

    Stage withRank(int newRank) {
        return new Stage(id, name, kind, newRank, temperature, color, requiredFields, cardLimit, staleAfterDays, into);
    }
}
