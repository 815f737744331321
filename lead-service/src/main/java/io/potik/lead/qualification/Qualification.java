package io.potik.lead.qualification;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How far a lead is qualified. People move the level forwards and backwards; what is known of the four questions is told
 * apart from it.
 *
 * @param budget whether there is money for it
 * @param authority whether we speak with who decides
 * @param need whether it is needed
 * @param timeline whether it is soon
 */
public record Qualification(Level level, Finding budget, Finding authority, Finding need, Finding timeline) {

    /** The names of the four questions, in the API and where a stage requires them. */
    public static final List<String> QUESTIONS = List.of("budget", "authority", "need", "timeline");

    /** Nobody has looked yet. */
    public static final Qualification NONE =
            new Qualification(Level.NONE, Finding.UNKNOWN, Finding.UNKNOWN, Finding.UNKNOWN, Finding.UNKNOWN);

    /** What is missing in what is stored is not known. */
    public Qualification {
        level = Objects.requireNonNullElse(level, Level.NONE);
        budget = Objects.requireNonNullElse(budget, Finding.UNKNOWN);
        authority = Objects.requireNonNullElse(authority, Finding.UNKNOWN);
        need = Objects.requireNonNullElse(need, Finding.UNKNOWN);
        timeline = Objects.requireNonNullElse(timeline, Finding.UNKNOWN);
    }

    /**
     * What is known of a question.
     *
     * @throws IllegalArgumentException when none is called so
     */
    public Finding finding(String question) {
        return switch (question) {
            case "budget" -> budget;
            case "authority" -> authority;
            case "need" -> need;
            case "timeline" -> timeline;
            default -> throw new IllegalArgumentException("No question is called " + question);
        };
    }

    /** How far: each level says more than the one before. */
    public enum Level {
        /** Not qualified. */
        NONE,
        /** Marketing says it is worth a call. */
        MQL,
        /** Sales has accepted it. */
        SAL,
        /** Sales has checked it: it can become a deal. */
        SQL;

        /** As the API and the tables write it. */
        @JsonValue
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What was answered to a question. */
    public enum Answer {
        /** It is so. */
        YES,
        /** It is not so. */
        NO,
        /** Nobody knows yet. */
        UNKNOWN;

        /** As the API and the tables write it. */
        @JsonValue
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * What is known of one question.
     *
     * @param text a few words about it, or null
     */
    public record Finding(Answer answer, @Nullable String text) {

        /** Nothing is known. */
        public static final Finding UNKNOWN = new Finding(Answer.UNKNOWN, null);

        /** Without an answer nothing is answered. */
        public Finding {
            answer = Objects.requireNonNullElse(answer, Answer.UNKNOWN);
        }

        /** Whether nothing is known: no answer and no words. */
        public boolean tellsNothing() {
            return equals(UNKNOWN);
        }
    }
}
