package io.potik.intake.channel.mail;

import io.potik.intake.channel.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An address and the name beside it. Read by a scanner of its own: the libraries throw on an underscore in a domain, or
 * glue two addresses together.
 *
 * @param name decoded, or null
 * @param address as it was written
 */
public record MailAddress(@Nullable String name, String address) {

    private static final Pattern ADDRESS =
            Pattern.compile("[^\\s\\p{Cc}\\p{Cs}@<>(),;:\"]{1,128}@[^\\s\\p{Cc}\\p{Cs}@<>(),;:\"]{1,250}");
    /** Two addresses without a comma between them. */
    private static final Pattern GLUED =
            Pattern.compile("([^<>\"]{0,300}<[^<>@\\s]{1,128}@[^<>\\s]{1,250}>)[^<>\"]{1,300}<[^<>]{1,400}>\\s*");

    private static final int LONGEST = 254;
    private static final Pattern NO_REPLY = Pattern.compile(
            "(?:.*[._+-])?(?:no|non|not|do-?not|donot|dont|ne)[._-]?(?:reply|respond|response|answer|otvechat)(?:[._+-].*)?");

    /** The address in lower case, as it is compared. */
    public String normal() {
        return address.toLowerCase(Locale.ROOT);
    }

    /** Whether nobody reads what is sent there. */
    boolean isNoReply() {
        return NO_REPLY.matcher(normal().substring(0, normal().indexOf('@'))).matches();
    }

    /** The first usable address of a header that is not decoded yet, or null. */
    static @Nullable MailAddress first(@Nullable String header) {
        if (header == null) {
            return null;
        }
        for (var piece : pieces(header)) {
            var read = read(piece);
            if (read != null) {
                return read;
            }
        }
        return null;
    }

    /** Whether this is an address and nothing else. */
    public static boolean isOne(String text) {
        return text.length() <= LONGEST && ADDRESS.matcher(text).matches();
    }

    /** Splits at commas that stand behind an address: one before it belongs to a name that nobody put in quotes. */
    private static List<String> pieces(String header) {
        var pieces = new ArrayList<String>();
        boolean quoted = false;
        int angle = 0;
        int comment = 0;
        int start = 0;
        for (int i = 0; i < header.length() && pieces.size() < 50; i++) {
            char c = header.charAt(i);
            if (c == '\\') {
                i++;
            } else if (c == '"' && comment == 0) {
                quoted = !quoted;
            } else if (!quoted) {
                switch (c) {
                    case '(' -> comment++;
                    case ')' -> comment = Math.max(0, comment - 1);
                    case '<' -> angle++;
                    case '>' -> angle = Math.max(0, angle - 1);
                    case ',', ';' -> {
                        if (comment == 0
                                && angle == 0
                                && header.indexOf('@', start) >= start
                                && header.indexOf('@', start) < i) {
                            pieces.add(header.substring(start, i));
                            start = i + 1;
                        }
                    }
                    default -> {}
                }
            }
        }
        pieces.add(header.substring(start));
        return pieces;
    }

    private static @Nullable MailAddress read(String written) {
        var glued = GLUED.matcher(written);
        var piece = glued.matches() ? glued.group(1) : written;
        int open = piece.lastIndexOf('<');
        if (open >= 0) {
            int close = piece.indexOf('>', open);
            var inner = piece.substring(open + 1, close < 0 ? piece.length() : close)
                    .strip();
            var address = address(inner);
            if (address != null) {
                return new MailAddress(name(piece.substring(0, open)), address);
            }
        }
        var bare = ADDRESS.matcher(piece);
        if (!bare.find() || bare.group().length() > LONGEST) {
            return null;
        }
        int comment = piece.indexOf('(');
        int end = piece.lastIndexOf(')');
        var beside =
                comment >= 0 && end > comment ? piece.substring(comment + 1, end) : piece.substring(0, bare.start());
        return new MailAddress(name(beside), trimmed(bare.group()));
    }

    private static @Nullable String address(String inner) {
        var found = ADDRESS.matcher(inner);
        String last = null;
        // The last one: <@relay.example:anna@example.org>, <mailto:anna@example.org>
        while (found.find()) {
            last = found.group();
        }
        return last == null || last.length() > LONGEST ? null : trimmed(last);
    }

    private static String trimmed(String address) {
        var plain = address.replaceAll("^['.]+(?=[^@]*[^'.@])|['.]+$", "");
        return plain.indexOf('@') > 0 && plain.indexOf('@') < plain.length() - 1 ? plain : address;
    }

    private static @Nullable String name(String written) {
        var text = written.strip();
        int group = text.indexOf(':');
        // A group's name stands before its first address: "Sales: Anna <anna@…>;"
        if (group > 0 && !text.contains("\"") && group < text.length() - 1 && text.charAt(group + 1) == ' ') {
            text = text.substring(group + 1).strip();
        }
        if (text.length() > 1 && text.startsWith("\"") && text.endsWith("\"")) {
            text = text.substring(1, text.length() - 1);
        }
        text = EncodedWords.decode(text.replaceAll("\\\\(.)", "$1")).strip();
        if (text.length() > 1
                && ((text.startsWith("\"") && text.endsWith("\"")) || (text.startsWith("'") && text.endsWith("'")))) {
            text = text.substring(1, text.length() - 1);
        }
        return Words.clean(text.replaceAll("\\s+", " "), 200);
    }
}
