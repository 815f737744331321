package io.potik.intake.channel.mail;

import io.potik.intake.channel.InboundRequest.ContactPoint;
import io.potik.intake.channel.Phones;
import io.potik.intake.channel.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The contacts in a mail that a site's form has sent: lines like "Phone: …". A signature has such lines too, so they count
 * only where the text consists of them.
 */
record MailForm(@Nullable String name, @Nullable MailAddress email, List<ContactPoint> phones) {

    static final MailForm NONE = new MailForm(null, null, List.of());

    private static final Pattern LINE = Pattern.compile("[\\s*•\\-]{0,5}([\\p{L}][^:：\\n]{0,40})[:：]\\s*(\\S.{0,200})");
    private static final Pattern NAME = label(
            "(?:your |ваше |контактное |контактна )?(?:name|full name|ім.?я|имя|піб|фио|клієнт|клиент|особа|как вас зовут|як вас звати|first name|прізвище.*|фамилия.*)");
    private static final Pattern PHONE =
            label(".*(?:phone|mobile|телефон|\\bтел\\b|\\bтел\\.|моб\\.|мобільн|мобильн|^tel$|\\btel\\.).*");
    private static final Pattern EMAIL =
            label(".*(?:e-?mail|е-?мейл|імейл|имейл|емейл|пошта|почта|електронна адреса|адрес эл).*");

    static MailForm of(String text, Phones phones) {
        String name = null;
        MailAddress email = null;
        var numbers = new ArrayList<ContactPoint>();
        int lines = 0;
        int fields = 0;
        for (var line : text.lines().limit(200).toList()) {
            if (line.isBlank()) {
                continue;
            }
            lines++;
            var field = LINE.matcher(line);
            if (!field.matches()) {
                continue;
            }
            fields++;
            var label = field.group(1).strip().toLowerCase(Locale.ROOT);
            var value = field.group(2).strip();
            if (EMAIL.matcher(label).matches() && email == null) {
                email = MailAddress.first(value);
            } else if (PHONE.matcher(label).matches() && numbers.size() < 3) {
                phones.contactPoint(value).ifPresent(numbers::add);
            } else if (NAME.matcher(label).matches() && name == null) {
                name = Words.clean(value, 200);
            }
        }
        boolean contacts = email != null || !numbers.isEmpty();
        boolean form = contacts && fields >= 2 && fields * 2 >= lines && (name != null || fields >= 3);
        return form ? new MailForm(name, email, List.copyOf(numbers)) : NONE;
    }

    private static Pattern label(String words) {
        return Pattern.compile(
                words, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS);
    }
}
