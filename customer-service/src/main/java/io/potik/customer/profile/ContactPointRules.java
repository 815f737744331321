package io.potik.customer.profile;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import io.potik.customer.customer.ContactPoint;
import io.potik.customer.workspace.Workspace;
import java.util.Locale;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** How people write contact points, and what they mean by it; the same here as where requests come in. */
@Component
class ContactPointRules {

    private static final Pattern KIND = Pattern.compile("[a-z][a-zA-Z]{0,19}");
    private static final Pattern EMAIL = Pattern.compile("[^\\s@]+@[^\\s@]+\\.[^\\s@]+");
    private static final int LONGEST = 320;
    private static final int SHORTEST_WITH_COUNTRY_CODE = 11;

    private final PhoneNumberUtil phones = PhoneNumberUtil.getInstance();
    private final String region;

    ContactPointRules(Workspace workspace) {
        this.region = workspace.region();
    }

    /**
     * Reads what somebody wrote.
     *
     * @param kind phone, email, telegram, viber, psid, igsid, wa …
     * @param written a phone in any usual form, an address, an account's id
     * @throws IllegalArgumentException with words for people when it is none of that kind
     */
    ContactPoint read(String kind, String written) {
        String value = written.replace("\0", "").strip();
        if (!KIND.matcher(kind).matches()) {
            throw new IllegalArgumentException("There is no such kind of contact point.");
        }
        if (value.isEmpty() || value.length() > LONGEST) {
            throw new IllegalArgumentException("A contact point has 1 to " + LONGEST + " characters.");
        }
        String normal = switch (kind) {
            case "phone" -> phone(value);
            case "email" -> email(value);
            default -> value;
        };
        return new ContactPoint(kind, normal, value);
    }

    private static String email(String value) {
        if (!EMAIL.matcher(value).matches()) {
            throw new IllegalArgumentException("This is no e-mail address.");
        }
        return value.toLowerCase(Locale.ROOT);
    }

    private String phone(String value) {
        String digits = value.replaceAll("\\D", "");
        // With a country code but no plus, a number is read wrongly in the workspace's region.
        if (digits.length() >= SHORTEST_WITH_COUNTRY_CODE && isValid("+" + digits)) {
            return e164("+" + digits);
        }
        if (!isValid(value)) {
            throw new IllegalArgumentException("This is no phone number; write it with the country code.");
        }
        return e164(value);
    }

    private boolean isValid(String number) {
        try {
            return phones.isValidNumber(phones.parse(number, region));
        } catch (NumberParseException none) {
            return false;
        }
    }

    private String e164(String number) {
        try {
            return phones.format(phones.parse(number, region), PhoneNumberFormat.E164);
        } catch (NumberParseException impossible) {
            throw new IllegalStateException("it was valid a moment ago", impossible);
        }
    }
}
