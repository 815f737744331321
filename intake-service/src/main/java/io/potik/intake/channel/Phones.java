package io.potik.intake.channel;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import io.potik.intake.channel.InboundRequest.ContactPoint;
import io.potik.intake.workspace.Workspace;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Telephone numbers as people and providers write them. */
@Component
public class Phones {

    private static final int SHORTEST_WITH_COUNTRY = 11;
    private static final int LONGEST = 40;

    private final PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();
    private final String region;

    Phones(Workspace workspace) {
        this.region = workspace.region();
    }

    /**
     * The contact point of a number: E.164, together with what was written.
     *
     * <p>From eleven digits on the number is first read with its country code, whether or not somebody wrote the plus:
     * read as a national number, {@code 998909610004} would become a Ukrainian one that does not exist. Then it is read
     * as a national number of the workspace's region, and last with the trunk prefix 8 of the Soviet plan, which people
     * still write. Only what is valid counts.
     *
     * @return empty when it is no number that can be called
     */
    public Optional<ContactPoint> contactPoint(String raw) {
        return contactPoint(raw, region);
    }

    /**
     * The same where the country is known, of an address beside it for example: a national number is read as one of that
     * country, and of the workspace's only if there is no such number there.
     *
     * @param country ISO 3166 code
     */
    public Optional<ContactPoint> contactPoint(String raw, String country) {
        if (raw.length() > LONGEST) {
            return Optional.empty();
        }
        var digits = raw.chars()
                .filter(Character::isDigit)
                .map(c -> '0' + Character.digit(c, 10))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        return e164(raw, digits, country).map(value -> new ContactPoint("phone", value, raw));
    }

    private Optional<String> e164(String raw, String digits, String country) {
        Optional<String> read = Optional.empty();
        if (digits.length() >= SHORTEST_WITH_COUNTRY || raw.strip().startsWith("+")) {
            read = valid("+" + (digits.startsWith("00") ? digits.substring(2) : digits), region);
        }
        if (read.isEmpty()) {
            read = valid(raw, country).or(() -> valid(raw, region));
        }
        if (read.isEmpty() && digits.length() == SHORTEST_WITH_COUNTRY && digits.startsWith("80")) {
            read = valid("+3" + digits, region);
        }
        if (read.isEmpty() && digits.length() == SHORTEST_WITH_COUNTRY && digits.startsWith("8")) {
            read = valid("+7" + digits.substring(1), region);
        }
        return read;
    }

    private Optional<String> valid(String text, String region) {
        try {
            var number = numbers.parse(text, region);
            return numbers.isValidNumber(number)
                    ? Optional.of(numbers.format(number, PhoneNumberFormat.E164))
                    : Optional.empty();
        } catch (NumberParseException notANumber) {
            return Optional.empty();
        }
    }
}
