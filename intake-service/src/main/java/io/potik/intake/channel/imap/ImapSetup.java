package io.potik.intake.channel.imap;

import io.potik.intake.channel.ProviderDescription;
import io.potik.intake.channel.ProviderDescription.Field;
import io.potik.intake.channel.ProviderDescription.Localized;
import io.potik.intake.channel.SettingError;
import io.potik.intake.channel.Settings;
import io.potik.intake.channel.mail.MailSetup;
import java.util.ArrayList;
import java.util.List;

/** What people are told who connect a mailbox. */
final class ImapSetup {

    static final String HOST = "host";
    static final String PORT = "port";
    static final String TLS = "tls";
    static final String FOLDERS = "folders";
    static final String SINCE = "since";
    static final String PASSWORD = "password";
    private static final int LONGEST_SINCE = 3_650;

    static final ProviderDescription DESCRIPTION = MailSetup.description(
            "Mailbox (IMAP)",
            false,
            List.of(
                    required(
                            HOST,
                            "text",
                            "The server of the mailbox, like imap.example.com.",
                            "Сервер скриньки, як-от imap.example.com.",
                            "Сервер ящика, например imap.example.com."),
                    MailSetup.field(
                            PORT,
                            "text",
                            "Its port: 993 with TLS from the first byte, else 143.",
                            "Його порт: 993 з TLS від першого байта, інакше 143.",
                            "Его порт: 993 с TLS с первого байта, иначе 143."),
                    MailSetup.field(
                            TLS,
                            "text",
                            "How it encrypts: tls, starttls or none. Empty: tls.",
                            "Як він шифрує: tls, starttls або none. Порожньо: tls.",
                            "Как он шифрует: tls, starttls или none. Пусто: tls."),
                    required(
                            MailSetup.USER,
                            "text",
                            "The user's name, often the whole address.",
                            "Ім'я користувача, часто повна адреса.",
                            "Имя пользователя, часто полный адрес."),
                    MailSetup.field(
                            FOLDERS,
                            "list",
                            "The folders to take mail from. Empty: INBOX.",
                            "Папки, з яких брати листи. Порожньо: INBOX.",
                            "Папки, из которых брать письма. Пусто: INBOX."),
                    MailSetup.field(
                            SINCE,
                            "text",
                            "How many days of older mail to take at the first start. Empty: none.",
                            "За скільки днів узяти старіші листи під час першого запуску. Порожньо: жодних.",
                            "За сколько дней взять более старые письма при первом запуске. Пусто: никаких.")),
            List.of(new Field(
                    PASSWORD,
                    true,
                    "secret",
                    new Localized(
                            "The password; an app password where the provider has them.",
                            "Пароль; пароль застосунку, якщо провайдер їх має.",
                            "Пароль; пароль приложения, если у провайдера они есть."))),
            List.of(
                    new Localized(
                            "Allow IMAP in the settings of the mailbox.",
                            "Дозвольте IMAP у налаштуваннях скриньки.",
                            "Разрешите IMAP в настройках ящика."),
                    new Localized(
                            "Make an app password, if the provider has them (Gmail, ukr.net, iCloud do).",
                            "Створіть пароль застосунку, якщо провайдер їх має (Gmail, ukr.net, iCloud мають).",
                            "Создайте пароль приложения, если у провайдера они есть (у Gmail, ukr.net, iCloud есть)."),
                    new Localized(
                            "Enter server, user and password and save. Mail is only read: nothing is marked, moved or"
                                    + " deleted.",
                            "Введіть сервер, користувача і пароль та збережіть. Листи лише читаються: нічого не"
                                    + " позначається, не переміщується і не видаляється.",
                            "Введите сервер, пользователя и пароль и сохраните. Письма только читаются: ничего не"
                                    + " помечается, не перемещается и не удаляется."),
                    new Localized(
                            "Send a mail to the address: the connection turns from waiting to working.",
                            "Надішліть на цю адресу лист: стан підключення зміниться з очікування на роботу.",
                            "Отправьте на этот адрес письмо: подключение перейдёт из ожидания в работу.")));

    private ImapSetup() {}

    static List<SettingError> check(Settings settings) {
        var errors = new ArrayList<>(MailSetup.check(settings));
        MailSetup.checkPort(PORT, settings, errors);
        MailSetup.checkTls(TLS, settings, errors);
        var since = settings.text(SINCE);
        if (since != null && !since.matches("\\d{1,4}")) {
            errors.add(new SettingError(SINCE, "It is a number of days."));
        }
        return errors;
    }

    /** How many days back the first start looks. */
    static int since(Settings settings) {
        var since = settings.text(SINCE);
        return since == null || !since.matches("\\d{1,4}") ? 0 : Math.min(Integer.parseInt(since), LONGEST_SINCE);
    }

    private static Field required(String name, String kind, String en, String uk, String ru) {
        return new Field(name, true, kind, new Localized(en, uk, ru));
    }
}
