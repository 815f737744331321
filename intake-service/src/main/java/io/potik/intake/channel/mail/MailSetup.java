package io.potik.intake.channel.mail;

import io.potik.intake.channel.ProviderDescription;
import io.potik.intake.channel.ProviderDescription.Field;
import io.potik.intake.channel.ProviderDescription.Localized;
import io.potik.intake.channel.SettingError;
import io.potik.intake.channel.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What every room for e-mail asks for: the mailbox's own addresses, and the server that sends answers. */
public final class MailSetup {

    /** The user's name at the mail server; often the address of the mailbox. */
    public static final String USER = "user";

    /** The addresses of the mailbox. */
    public static final String OWN_ADDRESSES = "ownAddresses";

    static final String SMTP_HOST = "smtpHost";
    static final String SMTP_PORT = "smtpPort";
    static final String SMTP_TLS = "smtpTls";
    static final String SMTP_USER = "smtpUser";
    static final String SMTP_PASSWORD = "smtpPassword";
    static final String FROM = "from";
    static final String FROM_NAME = "fromName";

    /** How a connection to a mail server may be encrypted: from the first byte, after a word, or not at all. */
    public static final Set<String> TLS = Set.of("tls", "starttls", "none");

    private static final List<Field> SETTINGS = List.of(
            field(
                    OWN_ADDRESSES,
                    "list",
                    "Your own addresses: mail from them is no request.",
                    "Ваші власні адреси: листи з них не є зверненнями.",
                    "Ваши собственные адреса: письма с них не являются обращениями."),
            field(
                    SMTP_HOST,
                    "text",
                    "The server that sends answers, like smtp.example.com. Empty: this connection cannot answer.",
                    "Сервер, що надсилає відповіді, як-от smtp.example.com. Порожньо: відповідати не можна.",
                    "Сервер, который отправляет ответы, например smtp.example.com. Пусто: отвечать нельзя."),
            field(
                    SMTP_PORT,
                    "text",
                    "Its port: 587, or 465 for TLS from the first byte.",
                    "Його порт: 587, або 465 для TLS від першого байта.",
                    "Его порт: 587 или 465 для TLS с первого байта."),
            field(
                    SMTP_TLS,
                    "text",
                    "How it encrypts: starttls, tls or none.",
                    "Як він шифрує: starttls, tls або none.",
                    "Как он шифрует: starttls, tls или none."),
            field(
                    FROM,
                    "text",
                    "The address that answers come from.",
                    "Адреса, з якої надходять відповіді.",
                    "Адрес, с которого приходят ответы."),
            field(
                    FROM_NAME,
                    "text",
                    "The name beside it, like Example Shop.",
                    "Ім'я поруч із нею, як-от Крамниця Приклад.",
                    "Имя рядом с ним, например Магазин Пример."));

    private static final List<Field> SECRETS = List.of(
            secret(
                    SMTP_USER,
                    "The user's name at the server that sends, if it asks for one.",
                    "Ім'я користувача на сервері, що надсилає, якщо він його вимагає.",
                    "Имя пользователя на отправляющем сервере, если он его требует."),
            secret(SMTP_PASSWORD, "The password that goes with it.", "Пароль до нього.", "Пароль к нему."));

    private static final Localized LAST_STEP = new Localized(
            "To answer from here, enter the server that sends your mail, its port, your address, a user and a password.",
            "Щоб відповідати звідси, введіть сервер, що надсилає вашу пошту, його порт, вашу адресу, користувача і пароль.",
            "Чтобы отвечать отсюда, введите сервер, который отправляет вашу почту, его порт, ваш адрес, пользователя и пароль.");

    private MailSetup() {}

    /** A description with what all of these rooms ask for behind what this one asks for. */
    public static ProviderDescription description(
            String name, boolean hook, List<Field> settings, List<Field> secrets, List<Localized> setup) {
        return new ProviderDescription(
                "email",
                name,
                hook,
                true,
                both(settings, SETTINGS),
                both(secrets, SECRETS),
                both(setup, List.of(LAST_STEP)));
    }

    /** The two secrets of a hook whose address can hold a user and a password. */
    public static List<Field> basicAuthentication() {
        return List.of(
                secret(
                        BasicAuthentication.USER,
                        "A user name in the hook address: https://user:password@… (optional).",
                        "Ім'я користувача в адресі хука: https://user:password@… (необов'язково).",
                        "Имя пользователя в адресе хука: https://user:password@… (необязательно)."),
                secret(
                        BasicAuthentication.PASSWORD,
                        "The password that goes with it.",
                        "Пароль до нього.",
                        "Пароль к нему."));
    }

    /** Errors in the settings that all of these rooms have. */
    public static List<SettingError> check(Settings settings) {
        var errors = new ArrayList<SettingError>();
        if (!settings.list(OWN_ADDRESSES).stream().allMatch(MailAddress::isOne)) {
            errors.add(new SettingError(OWN_ADDRESSES, "Whole addresses are needed: sales@example.com"));
        }
        var from = settings.text(FROM);
        if (from != null && !MailAddress.isOne(from)) {
            errors.add(new SettingError(FROM, "A whole address is needed: sales@example.com"));
        }
        checkPort(SMTP_PORT, settings, errors);
        checkTls(SMTP_TLS, settings, errors);
        return errors;
    }

    /** Adds an error unless the setting is a port or missing. */
    public static void checkPort(String name, Settings settings, List<SettingError> errors) {
        var port = settings.text(name);
        if (port != null && port(port, 0) == 0) {
            errors.add(new SettingError(name, "A port is a number from 1 to 65535."));
        }
    }

    /** Adds an error unless the setting is a way to encrypt or missing. */
    public static void checkTls(String name, Settings settings, List<SettingError> errors) {
        var tls = settings.text(name);
        if (tls != null && !TLS.contains(tls)) {
            errors.add(new SettingError(name, "It is tls, starttls or none."));
        }
    }

    /** The port that is written there, or another one where none is. */
    public static int port(@Nullable String written, int otherwise) {
        if (written == null || !written.matches("\\d{1,5}")) {
            return otherwise;
        }
        int port = Integer.parseInt(written);
        return port >= 1 && port <= 65_535 ? port : otherwise;
    }

    /** A setting that may be left out. */
    public static Field field(String name, String kind, String en, String uk, String ru) {
        return new Field(name, false, kind, new Localized(en, uk, ru));
    }

    /** A secret that may be left out. */
    public static Field secret(String name, String en, String uk, String ru) {
        return new Field(name, false, "secret", new Localized(en, uk, ru));
    }

    private static <T> List<T> both(List<T> one, List<T> other) {
        var all = new ArrayList<>(one);
        all.addAll(other);
        return List.copyOf(all);
    }
}
