package io.potik.lead.qualification;

import io.potik.lead.problem.Invalid;
import io.potik.lead.qualification.Qualification.Answer;
import io.potik.lead.qualification.Qualification.Finding;
import io.potik.lead.qualification.Qualification.Level;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What somebody wants to be different in a lead's qualification. */
public final class QualificationEdit {

    private static final int LONGEST = 500;

    private final @Nullable Level level;
    private final Map<String, FindingEdit> findings;

    private QualificationEdit(@Nullable Level level, Map<String, FindingEdit> findings) {
        this.level = level;
        this.findings = findings;
    }

    /** Null leaves the answer as it is; words are left as they are unless {@code saysText}. */
    private record FindingEdit(
            @Nullable Answer answer,
            boolean saysText,
            @Nullable String text) {

        static final FindingEdit NOTHING = new FindingEdit(Answer.UNKNOWN, true, null);

        Finding of(Finding before) {
            return new Finding(Objects.requireNonNullElse(answer, before.answer()), saysText ? text : before.text());
        }
    }

    /**
     * Reads {@code level}, a word, and each of the four questions: {@code {"answer":"yes","text":"up to 3000"}}. What is
     * left out stays, what is null is taken away.
     *
     * @param path what stands before the names in a problem: {@code qualification.}
     * @throws Invalid naming everything that makes no sense
     */
    public static QualificationEdit of(Map<String, ? extends @Nullable Object> given, String path) {
        var errors = new ArrayList<Invalid.Field>();
        Level level = null;
        var findings = new LinkedHashMap<String, FindingEdit>();
        for (var entry : given.entrySet()) {
            var name = entry.getKey();
            var value = entry.getValue();
            try {
                if (name.equals("level")) {
                    level = value == null ? Level.NONE : level(value);
                } else if (Qualification.QUESTIONS.contains(name)) {
                    findings.put(name, value == null ? FindingEdit.NOTHING : finding(value));
                } else {
                    throw new IllegalArgumentException(
                            "There are level, " + String.join(", ", Qualification.QUESTIONS) + ".");
                }
            } catch (IllegalArgumentException senseless) {
                errors.add(new Invalid.Field(path + name, String.valueOf(senseless.getMessage())));
            }
        }
        if (!errors.isEmpty()) {
            throw new Invalid(errors);
        }
        return new QualificationEdit(level, findings);
    }

    /** What it is afterwards. */
    public Qualification of(Qualification before) {
        return new Qualification(
                level == null ? before.level() : level,
                finding("budget", before),
                finding("authority", before),
                finding("need", before),
                finding("timeline", before));
    }

    private Finding finding(String question, Qualification before) {
        var edit = findings.get(question);
        return edit == null ? before.finding(question) : edit.of(before.finding(question));
    }

    private static Level level(Object given) {
        return Arrays.stream(Level.values())
                .filter(level -> level.word().equals(given))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("It is none, mql, sal or sql."));
    }

    private static FindingEdit finding(Object given) {
        if (!(given instanceof Map<?, ?> parts) || !List.of("answer", "text").containsAll(parts.keySet())) {
            throw new IllegalArgumentException(
                    "It is an answer and a text: {\"answer\":\"yes\",\"text\":\"until May\"}.");
        }
        var answer = parts.get("answer");
        return new FindingEdit(
                answer == null ? null : answer(answer), parts.containsKey("text"), text(parts.get("text")));
    }

    private static Answer answer(Object given) {
        return Arrays.stream(Answer.values())
                .filter(answer -> answer.word().equals(given))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("The answer is yes, no or unknown."));
    }

    private static @Nullable String text(@Nullable Object given) {
        if (given == null) {
            return null;
        }
        if (!(given instanceof String text)) {
            throw new IllegalArgumentException("The text is a text.");
        }
        if (text.strip().length() > LONGEST) {
            throw new IllegalArgumentException("At most " + LONGEST + " characters are taken.");
        }
        return text.isBlank() ? null : text.strip();
    }
}
