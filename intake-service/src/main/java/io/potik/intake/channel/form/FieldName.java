package io.potik.intake.channel.form;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What a field's name says, whoever made it up: {@code fields[your-phone][value]}, {@code customerPhone} and
 * {@code Ваш телефон} all speak of a phone.
 *
 * @param last the last part of the path that means something, in lower case
 * @param words of that part, in lower case
 */
record FieldName(String last, List<String> words) {

    private static final Set<String> MEAN_NOTHING = Set.of("value", "raw_value", "rawvalue", "answer", "values", "val");

    private static final Set<String> PHONE = Set.of(
            "phone",
            "tel",
            "telephone",
            "telefon",
            "mobile",
            "cell",
            "cellphone",
            "phonenumber",
            "mobilephone",
            "msisdn",
            "whatsapp",
            "viber",
            "телефон",
            "тел",
            "телефону",
            "телефона",
            "мобильный",
            "мобільний",
            "моб",
            "номертелефону",
            "номертелефона",
            "вайбер");
    private static final Set<String> EMAIL = Set.of(
            "email",
            "mail",
            "emailaddress",
            "емейл",
            "емайл",
            "имейл",
            "імейл",
            "пошта",
            "пошти",
            "почта",
            "почты",
            "електроннапошта",
            "электроннаяпочта");
    private static final Set<String> NAME = Set.of(
            "name",
            "fullname",
            "username",
            "fio",
            "pib",
            "contactname",
            "имя",
            "імя",
            "імені",
            "имени",
            "фио",
            "піб",
            "клиент",
            "клієнт");
    private static final Set<String> FIRST_NAME = Set.of("firstname", "fname", "givenname", "forename", "namefirst");
    private static final Set<String> LAST_NAME =
            Set.of("lastname", "lname", "surname", "familyname", "secondname", "namelast", "фамилия", "прізвище");
    private static final Set<String> NAME_OF_SOMETHING_ELSE = Set.of(
            "form",
            "product",
            "company",
            "organization",
            "page",
            "file",
            "event",
            "campaign",
            "project",
            "item",
            "city",
            "street",
            "domain",
            "site",
            "service",
            "tariff",
            "utm",
            "pet",
            "brand",
            "model",
            "course",
            "shop",
            "plan",
            "field",
            "форма",
            "форми",
            "компания",
            "компании",
            "компанія",
            "компанії",
            "товар",
            "товару",
            "товара");
    private static final Set<String> MESSAGE = Set.of(
            "message",
            "msg",
            "comment",
            "comments",
            "text",
            "textarea",
            "question",
            "questions",
            "description",
            "note",
            "notes",
            "body",
            "details",
            "inquiry",
            "enquiry",
            "request",
            "wish",
            "wishes",
            "сообщение",
            "повідомлення",
            "комментарий",
            "комментарии",
            "коментар",
            "коментарі",
            "вопрос",
            "питання",
            "запит",
            "запитання",
            "текст",
            "побажання",
            "пожелания",
            "примітка",
            "примечание",
            "описание",
            "опис");
    private static final Set<String> NO_PHONE = Set.of(
            "price",
            "sum",
            "amount",
            "total",
            "cost",
            "id",
            "inn",
            "ipn",
            "edrpou",
            "zip",
            "postcode",
            "index",
            "date",
            "time",
            "timestamp",
            "code",
            "account",
            "order",
            "quantity",
            "budget",
            "utm",
            "ip",
            "lat",
            "lon",
            "vin",
            "сума",
            "сумма",
            "цена",
            "ціна",
            "бюджет",
            "дата",
            "индекс",
            "індекс",
            "инн",
            "іпн",
            "єдрпоу");
    private static final Set<String> TECHNICAL = Set.of(
            "utm",
            "page",
            "url",
            "href",
            "referrer",
            "referer",
            "landing",
            "charset",
            "lang",
            "language",
            "locale",
            "form",
            "formid",
            "formname",
            "id",
            "ip",
            "agent",
            "useragent",
            "timestamp",
            "submit",
            "action",
            "consent",
            "gclid",
            "fbclid",
            "ttclid",
            "yclid",
            "msclkid",
            "tranid",
            "ga",
            "clientid");

    static FieldName of(String key) {
        var parts = Arrays.stream(key.split("[.\\[\\]]+"))
                .filter(part -> !part.isBlank() && !part.chars().allMatch(Character::isDigit))
                .toList();
        var meaningful = parts.stream()
                .filter(part -> !MEAN_NOTHING.contains(part.toLowerCase(Locale.ROOT)))
                .toList();
        var last = meaningful.isEmpty() ? key : meaningful.getLast();
        var spaced = last.replaceAll("['’ʼ`]", "")
                .replaceAll("(?<=\\p{Ll})(?=\\p{Lu})", " ")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}]+", " ")
                .strip();
        return new FieldName(last.toLowerCase(Locale.ROOT), spaced.isEmpty() ? List.of() : List.of(spaced.split(" ")));
    }

    /** The words as one. */
    String joined() {
        return String.join("", words);
    }

    boolean saysPhone() {
        return speaksOf(PHONE);
    }

    boolean saysEmail() {
        return speaksOf(EMAIL) || (words.contains("e") && words.contains("mail"));
    }

    boolean saysName() {
        return speaksOf(NAME) && words.stream().noneMatch(NAME_OF_SOMETHING_ELSE::contains);
    }

    boolean saysFirstName() {
        return speaksOf(FIRST_NAME) || (words.contains("name") && (words.contains("first") || words.contains("given")));
    }

    boolean saysLastName() {
        return speaksOf(LAST_NAME) || (words.contains("name") && (words.contains("last") || words.contains("family")));
    }

    boolean saysMessage() {
        return speaksOf(MESSAGE);
    }

    /** Digits in it are something else than a phone, however much they look like one. */
    boolean isNoPhone() {
        return words.stream().anyMatch(NO_PHONE::contains);
    }

    /** It says something of the page or the form, nothing of what the person wants. */
    boolean isTechnical() {
        return words.isEmpty() || words.stream().anyMatch(TECHNICAL::contains);
    }

    private boolean speaksOf(Set<String> vocabulary) {
        return words.stream().anyMatch(vocabulary::contains) || vocabulary.contains(joined());
    }
}
