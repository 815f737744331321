package io.potik.intake.channel.mail;

import io.potik.intake.channel.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The header fields of a mail, in their order, unfolded and not yet decoded. */
public final class MailHeaders {

    private static final int MOST = 2_000;
    private static final int LONGEST = 20_000;

    /** One field; the name in lower case. */
    record Header(String name, String value) {}

    private final List<Header> headers = new ArrayList<>();

    /** Adds a field; beyond a number that no mail has they are dropped. */
    public MailHeaders add(String name, String value) {
        if (headers.size() < MOST) {
            var unfolded = value.replaceAll("\\r?\\n[ \\t]*", " ").strip();
            headers.add(new Header(
                    name.strip().toLowerCase(Locale.ROOT),
                    unfolded.length() > LONGEST ? unfolded.substring(0, LONGEST) : unfolded));
        }
        return this;
    }

    /** Adds a field unless there is one of this name with something in it, or the value is missing. */
    public MailHeaders addIfMissing(String name, @Nullable String value) {
        return value == null || value.isBlank() || first(name) != null ? this : add(name, value);
    }

    /** The value of the first field of this name that is not blank, or null. */
    public @Nullable String first(String name) {
        return all(name).stream().filter(value -> !value.isBlank()).findFirst().orElse(null);
    }

    /** Whether there is a field of this name, even an empty one. */
    boolean has(String name) {
        return !all(name).isEmpty();
    }

    /** Every value of the fields of this name. */
    List<String> all(String name) {
        var wanted = name.toLowerCase(Locale.ROOT);
        return headers.stream()
                .filter(header -> header.name().equals(wanted))
                .map(Header::value)
                .toList();
    }

    /** The value with its encoded words decoded, on one line, or null. */
    @Nullable
    String text(String name) {
        var value = first(name);
        return value == null ? null : Words.clean(EncodedWords.decode(value).replaceAll("\\s+", " "), 1_000);
    }

    /** What tells this mail from another one, if nothing else does. */
    String fingerprint() {
        var text = new StringBuilder();
        for (var name : List.of("from", "to", "date", "subject")) {
            text.append(all(name)).append('\n');
        }
        return text.toString();
    }
}
