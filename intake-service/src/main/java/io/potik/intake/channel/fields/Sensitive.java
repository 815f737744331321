package io.potik.intake.channel.fields;

import java.util.Set;
import java.util.regex.Pattern;

/** What is never taken over into the normalised form: passwords, bank cards, tokens of the page. */
final class Sensitive {

    private static final Set<String> WORDS = Set.of(
            "password",
            "passwd",
            "pwd",
            "passphrase",
            "passcode",
            "пароль",
            "паролю",
            "пароля",
            "cvv",
            "cvc",
            "csc",
            "csrf",
            "xsrf",
            "token",
            "nonce",
            "captcha",
            "recaptcha",
            "hcaptcha",
            "turnstile",
            "secret",
            "cookie",
            "cookies",
            "phpsessid",
            "sessid",
            "authenticity",
            "cardnumber",
            "ccnumber",
            "ccnum",
            "creditcard");
    private static final Set<String> CARD = Set.of("card", "cc", "карта", "карти", "карты", "картки", "картка");
    private static final Set<String> NUMBER = Set.of("number", "num", "no", "номер", "expiry", "exp");
    private static final Pattern CARD_NUMBER = Pattern.compile("(?<![\\d+])\\d(?:[ -]?\\d){12,18}(?!\\d)");
    private static final String REMOVED = "[card number removed]";

    private Sensitive() {}

    /** Whether a field of this name is left out altogether. */
    static boolean isSecret(FieldName name) {
        var words = name.words();
        return words.stream().anyMatch(WORDS::contains)
                || WORDS.contains(name.joined())
                || name.joined().equals("pass")
                || (words.stream().anyMatch(CARD::contains) && words.stream().anyMatch(NUMBER::contains));
    }

    /** The text with every number in it that could be a bank card's (13 to 19 digits, Luhn) replaced. */
    static String withoutCards(String text) {
        if (text.length() < 13) {
            return text;
        }
        return CARD_NUMBER.matcher(text).replaceAll(found -> isCard(found.group()) ? REMOVED : quoted(found.group()));
    }

    /** Whether a text is a card number and nothing else. */
    static boolean isCardNumber(String text) {
        var found = CARD_NUMBER.matcher(text.strip());
        return found.matches() && isCard(found.group());
    }

    private static String quoted(String text) {
        return java.util.regex.Matcher.quoteReplacement(text);
    }

    private static boolean isCard(String text) {
        int sum = 0;
        boolean twice = false;
        for (int i = text.length() - 1; i >= 0; i--) {
            if (Character.isDigit(text.charAt(i))) {
                int digit = text.charAt(i) - '0';
                int weighed = twice ? digit * 2 : digit;
                sum += weighed > 9 ? weighed - 9 : weighed;
                twice = !twice;
            }
        }
        return sum % 10 == 0;
    }
}
