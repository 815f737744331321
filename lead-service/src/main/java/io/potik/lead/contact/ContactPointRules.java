package io.potik.lead.contact;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import io.potik.lead.workspace.Workspace;
import java.util.Locale;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** How people write contact points, and what they mean by it: one person has one spelling. */
@Component
public class ContactPointRules {

    private static final Pattern KIND = Pattern.compile("[a-z][a-zA-Z]{0,19}");
    private static final Pattern EMAIL = Pattern.compile("[^\\s@]+@[^\\s@]+\\.[^\\s@]+");
    private static final int LONGEST = 320;

    private final PhoneNumberUtil phones = PhoneNumberUtil.getInstance();
    private final Workspace workspace;

    ContactPointRules(Workspace workspace) {
        this.workspace = workspace;
    }

    /**
     * Reads what somebody wrote.
     *
     * @param kind phone, email, telegram, viber, psid, igsid, wa …
     * @param written a phone in any usual form, an address, an account's id
     * @throws IllegalArgumentException with words for people when it is none of that kind
     */
    public GivenContactPoint read(String kind, String written) {
        var value = written.strip();
        if (!KIND.matcher(kind).matches()) {
            throw new IllegalArgumentException("There is no such kind of contact point.");
        }
        if (value.isEmpty() || value.length() > LONGEST) {
            throw new IllegalArgumentException("A contact point has 1 to " + LONGEST + " characters.");
        }
        var normal = switch (kind) {
            case "phone" -> phone(value);
            case "email" -> email(value);
            default -> value;
        };
        return new GivenContactPoint(kind, normal, written);
    }

    private static String email(String value) {
        if (!EMAIL.matcher(value).matches()) {
            throw new IllegalArgumentException("This is no e-mail address.");
        }
        return value.toLowerCase(Locale.ROOT);
    }

    private String phone(String value) {
        var digits = value.replaceAll("\\D", "");
        // With a country code but no plus, a number is read wrongly in the workspace's region.
        if (digits.length() >= 11 && isValid("+" + digits)) {
            return e164("+" + digits);
        }
        if (!isValid(value)) {
            throw new IllegalArgumentException("This is no phone number; write it with the country code.");
        }
        return e164(value);
    }

    private boolean isValid(String number) {
        try {
            return phones.isValidNumber(phones.parse(number, workspace.region()));
        } catch (NumberParseException none) {
            return false;
        }
    }

    private String e164(String number) {
        try {
            return phones.format(phones.parse(number, workspace.region()), PhoneNumberFormat.E164);
        } catch (NumberParseException impossible) {
            throw new IllegalStateException("it was valid a moment ago", impossible);
        }
    }
}
