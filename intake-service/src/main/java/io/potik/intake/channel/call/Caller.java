package io.potik.intake.channel.call;

import io.potik.intake.channel.InboundRequest.ContactPoint;
import io.potik.intake.channel.Phones;
import io.potik.intake.channel.Words;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Who is at the other end of a call, from what exchanges write there. */
public final class Caller {

    /** The last ones are words typed on a telephone's keys, as Twilio passes on callers who hide their number. */
    private static final Set<String> HIDDEN = Set.of(
            "anonymous",
            "unknown",
            "restricted",
            "private",
            "hidden",
            "unavailable",
            "withheld",
            "blocked",
            "none",
            "undefined",
            "null",
            "asterisk",
            "s",
            "266696687",
            "7378742833",
            "2562533",
            "8656696",
            "86282452253");

    private static final Pattern IN_BRACKETS = Pattern.compile("<([^<>]*)>\\s*$");
    private static final Pattern LETTERS = Pattern.compile("\\p{L}");
    private static final int SHORTEST_INTERNATIONAL = 7;
    private static final int SHORTEST_WITH_COUNTRY = 11;
    private static final int LONGEST_INTERNATIONAL = 15;
    private static final int SHORTEST_WITHOUT_PLUS = 9;
    private static final int LONGEST = 100;

    private Caller() {}

    /**
     * The contact point of a caller: the phone in E.164; for whoever has no number that can be written so, a contact
     * point of kind {@code call} with what the exchange wrote, or with the call's id when the caller hides.
     *
     * @param written as the exchange says it, or null
     * @param international whether the exchange always writes the country code, with or without a plus
     */
    public static ContactPoint of(@Nullable String written, boolean international, String callId, Phones phones) {
        var raw = Words.clean(written, LONGEST);
        if (raw == null || isHidden(raw)) {
            return new ContactPoint("call", callId, raw == null ? "" : raw);
        }
        return phone(raw, international, phones)
                .orElseGet(() -> new ContactPoint("call", number(raw).toLowerCase(Locale.ROOT), raw));
    }

    /** The phone of somebody, when it can be told. */
    public static Optional<ContactPoint> phone(String raw, boolean international, Phones phones) {
        var number = number(raw);
        if (LETTERS.matcher(number).find()) {
            return Optional.empty();
        }
        var digits = number.replaceAll("\\D", "");
        if (digits.startsWith("00")) {
            digits = digits.substring(2);
        }
        var withPlus = "+" + digits;
        boolean said = international || number.startsWith("+") || number.startsWith("00");
        var known = said ? phones.contactPoint(withPlus) : phones.contactPoint(number);
        if (known.isEmpty() && !said && digits.length() >= SHORTEST_WITHOUT_PLUS && !digits.startsWith("0")) {
            known = phones.contactPoint(withPlus);
        }
        // Somebody did call from it, whatever the numbering plan says; plans grow faster than libraries.
        int shortest = said ? SHORTEST_INTERNATIONAL : SHORTEST_WITH_COUNTRY;
        if (known.isEmpty()
                && !digits.startsWith("0")
                && digits.length() >= shortest
                && digits.length() <= LONGEST_INTERNATIONAL) {
            return Optional.of(new ContactPoint("phone", withPlus, raw));
        }
        return known.map(point -> new ContactPoint("phone", point.value(), raw));
    }

    /** Whether this is an extension of the exchange: a few digits, which nobody outside can have. */
    public static boolean isExtension(@Nullable String written, int longest) {
        return written != null && written.strip().matches("\\d{1," + longest + "}");
    }

    /** Whether the caller does not show a number. */
    public static boolean isHidden(@Nullable String written) {
        if (written == null || written.isBlank()) {
            return true;
        }
        var word = number(written)
                .toLowerCase(Locale.ROOT)
                .replaceFirst("@.*", "")
                .replaceFirst("^\\+", "")
                .strip();
        return word.isEmpty() || HIDDEN.contains(word) || word.matches("[0-]+");
    }

    /** Without what is around it: {@code "Olena" <sip:+380…@host>}. */
    private static String number(String written) {
        var number = written.strip();
        var brackets = IN_BRACKETS.matcher(number);
        if (brackets.find()) {
            number = brackets.group(1);
        }
        number = number.replaceFirst("(?i)^(sips?|tel):", "");
        int at = number.indexOf('@');
        var user = at > 0 ? number.substring(0, at) : number;
        // The host of an address that is no number belongs to it: alice@a is not alice@b.
        return LETTERS.matcher(user).find() ? number : user;
    }
}
