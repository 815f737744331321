package io.potik.intake.channel.mail;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What a person wrote now: without what the mail program quoted below or between it, and without signatures. What is
 * forwarded stays: it is why the mail was sent. If nothing would be left, everything is.
 */
final class VisibleText {

    private static final Pattern UNSEEN = Pattern.compile("[\\u200B-\\u200D\\u2060\\uFEFF\\u00AD\\u034F\\uFFFC]");
    private static final Pattern SIGNATURE = Pattern.compile("\\s*(?:--|—|––|_{2,}|-{2}\\s)\\s*");

    /** What people draw above a signature; in a first letter it may as well stand above what they want. */
    private static final Pattern RULE = Pattern.compile("\\s*(?:[-_=~#*+—]{2,}|ᐧ+)\\s*");

    private static final Pattern QUOTED = Pattern.compile("\\s*>.*");
    private static final int LONGEST_SIGNATURE = 12;
    private static final int MOST_LINES = 5_000;

    private final List<String> lines;
    private final boolean reply;
    private final boolean forward;
    private final List<String> kept = new ArrayList<>();

    private VisibleText(List<String> lines, boolean reply, boolean forward) {
        this.lines = lines;
        this.reply = reply;
        this.forward = forward;
    }

    /**
     * @param reply whether the mail's header says that it answers another one
     * @param forward whether its subject says that it is forwarded
     */
    static String of(String text, boolean reply, boolean forward) {
        var lines = UNSEEN.matcher(text.replace('\u00A0', ' '))
                .replaceAll("")
                .lines()
                .limit(MOST_LINES)
                .map(String::stripTrailing)
                .toList();
        var visible = new VisibleText(lines, reply, forward).trimmed();
        return visible.isBlank() ? tidy(lines) : visible;
    }

    /** Whether there is a line that marks what follows as forwarded. */
    static boolean isForward(String text) {
        return text.lines().limit(MOST_LINES).anyMatch(QuoteMarks::isForward);
    }

    private String trimmed() {
        boolean quoteSeen = reply || lines.stream().anyMatch(QuoteMarks::isAttribution);
        for (int i = 0; i < lines.size(); i++) {
            var line = lines.get(i);
            if (QuoteMarks.isForward(line) || (forward && (isHeader(i) || QuoteMarks.isOriginal(line)))) {
                return withForwarded(i);
            }
            int attribution = attribution(i);
            if (attribution > 0) {
                quoteSeen = true;
                int next = nextWords(i + attribution);
                if (next >= lines.size() || isQuoted(lines.get(next))) {
                    i += attribution - 1;
                } else if (!hasWords() && exact(i, attribution)) {
                    i += attribution - 1; // all below it is what was written, however it is marked
                } else if (hasWords() && (reply || exact(i, attribution))) {
                    break;
                } else {
                    kept.add(line);
                }
            } else if (!quoteSeen || !isQuoted(line)) {
                // What is quoted is dropped; what is written between or below it stays.
                if ((QuoteMarks.isOriginal(line) || isHeader(i)) && hasWords()) {
                    break;
                }
                if (isSignature(i)) {
                    i = nextQuote(i) - 1;
                } else if (!QuoteMarks.isDevice(line)) {
                    kept.add(line);
                }
            }
        }
        boolean cut = kept.size() < lines.size();
        while (cut
                && hasWords()
                && (kept.getLast().isBlank() || RULE.matcher(kept.getLast()).matches())) {
            kept.removeLast(); // it stood above what was cut
        }
        return tidy(kept);
    }

    /** What stands above, and all that is forwarded; Apple marks it as a quote. */
    private String withForwarded(int from) {
        kept.removeIf(QuoteMarks::isDevice);
        boolean marked =
                lines.stream().skip(from + 1L).filter(line -> !line.isBlank()).allMatch(VisibleText::isQuoted);
        for (var line : lines.subList(from, lines.size())) {
            kept.add(marked ? line.replaceFirst("^\\s*> ?", "") : line);
        }
        return tidy(kept);
    }

    /** How many lines the attribution has that begins here; 0 when none does. */
    private int attribution(int at) {
        var joined = new StringBuilder();
        for (int count = 1; count <= 4 && at + count <= lines.size(); count++) {
            var line = lines.get(at + count - 1);
            if (line.isBlank() || (count > 1 && !continues(at, line))) {
                return 0;
            }
            joined.append(count == 1 ? "" : " ").append(line.strip());
            if (QuoteMarks.isAttribution(joined.toString())) {
                return count;
            }
            if (count == 1 && !QuoteMarks.mayBeginAttribution(line)) {
                return 0;
            }
        }
        return 0;
    }

    private boolean continues(int at, String line) {
        return line.length() <= 160 && (isQuoted(line) == isQuoted(lines.get(at)) || QuoteMarks.isWrappedEnd(line));
    }

    private boolean exact(int from, int count) {
        return QuoteMarks.isExact(String.join(" ", lines.subList(from, from + count)));
    }

    /** Whether at least three fields of a header stand together here, the sender first. */
    private boolean isHeader(int at) {
        if (!QuoteMarks.isFromField(lines.get(at))) {
            return false;
        }
        int fields = 1;
        int others = 0;
        for (int i = at + 1; i < lines.size() && i < at + 12 && others < 2 && fields < 3; i++) {
            if (QuoteMarks.isField(lines.get(i))) {
                fields++;
            } else {
                others++;
            }
        }
        return fields >= 3;
    }

    /** The delimiter of RFC 3676, or what people make of it when little follows. */
    private boolean isSignature(int at) {
        var line = lines.get(at);
        boolean rule = SIGNATURE.matcher(line).matches()
                || (reply && RULE.matcher(line).matches());
        if (!rule || !hasWords()) {
            return false;
        }
        return lines.stream()
                        .skip(at + 1L)
                        .takeWhile(below -> !isQuoted(below))
                        .filter(below -> !below.isBlank())
                        .limit(LONGEST_SIGNATURE + 1L)
                        .count()
                <= LONGEST_SIGNATURE;
    }

    private int nextQuote(int from) {
        int at = from + 1;
        while (at < lines.size()
                && !isQuoted(lines.get(at))
                && attribution(at) == 0
                && !QuoteMarks.isForward(lines.get(at))) {
            at++;
        }
        return at;
    }

    private int nextWords(int from) {
        int at = from;
        while (at < lines.size() && lines.get(at).isBlank()) {
            at++;
        }
        return at;
    }

    private boolean hasWords() {
        return kept.stream().anyMatch(line -> !line.isBlank());
    }

    private static boolean isQuoted(String line) {
        return QUOTED.matcher(line).matches();
    }

    private static String tidy(List<String> lines) {
        return String.join("\n", lines).replaceAll("\\n{3,}", "\n\n").strip();
    }
}
