package io.potik.intake.channel.form;

import io.potik.intake.channel.ProviderDescription;
import io.potik.intake.channel.ProviderDescription.Field;
import io.potik.intake.channel.ProviderDescription.Localized;
import java.util.List;

/** What people are told who connect a form. */
final class FormSetup {

    static final String ALLOWED_ORIGINS = "allowedOrigins";
    static final String HONEYPOT = "honeypot";

    /** What the snippets of the set-up page call the trap. */
    static final String USUAL_HONEYPOT = "website_confirm";

    static final String THANK_YOU_URL = "thankYouUrl";
    static final String ID_FIELD = "idField";
    static final String NAME_FIELD = "nameField";
    static final String PHONE_FIELD = "phoneField";
    static final String EMAIL_FIELD = "emailField";
    static final String MESSAGE_FIELD = "messageField";
    static final String BASIC_USER = "basicUser";
    static final String BASIC_PASSWORD = "basicPassword";

    static final String THANKS_TEXT =
            "Thank you, we have received it. · Дякуємо, ми отримали. · Спасибо, мы получили.\n";
    static final String THANKS = """
            <!doctype html><meta charset="utf-8"><meta name="viewport" content="width=device-width">
            <title>OK</title><p>Thank you, we have received it. · Дякуємо, ми отримали. · Спасибо, мы получили.</p>
            """;

    static final ProviderDescription DESCRIPTION = new ProviderDescription(
            "form",
            "Web form",
            true,
            false,
            List.of(
                    field(
                            ALLOWED_ORIGINS,
                            "list",
                            "Sites whose pages may post, like https://example.com. Empty: any site.",
                            "Сайти, зі сторінок яких можна надсилати, як-от https://example.com. Порожньо: будь-які.",
                            "Сайты, со страниц которых можно отправлять, например https://example.com. Пусто: любые."),
                    field(
                            HONEYPOT,
                            "text",
                            "The name of a hidden field that people leave empty: if it is filled in, a robot posted. Without"
                                    + " it, website_confirm, _gotcha and honeypot are taken for such fields.",
                            "Назва прихованого поля, яке люди лишають порожнім: якщо воно заповнене, писав робот. Без"
                                    + " неї такими полями вважаються website_confirm, _gotcha і honeypot.",
                            "Имя скрытого поля, которое люди оставляют пустым: если оно заполнено, писал робот. Без"
                                    + " него такими полями считаются website_confirm, _gotcha и honeypot."),
                    field(
                            THANK_YOU_URL,
                            "url",
                            "Where the browser goes after a plain HTML form was posted.",
                            "Куди переходить браузер після надсилання звичайної HTML-форми.",
                            "Куда переходит браузер после отправки обычной HTML-формы."),
                    field(
                            ID_FIELD,
                            "text",
                            "The field with a number that is different for every post. Without it, the same fields"
                                    + " within ten minutes are one post.",
                            "Поле з номером, унікальним для кожного надсилання. Без нього однакові поля впродовж"
                                    + " десяти хвилин вважаються одним надсиланням.",
                            "Поле с номером, уникальным для каждой отправки. Без него одинаковые поля в течение"
                                    + " десяти минут считаются одной отправкой."),
                    field(
                            NAME_FIELD,
                            "text",
                            "The field with the person's name, if it is not recognised.",
                            "Поле з ім'ям людини, якщо його не розпізнано.",
                            "Поле с именем человека, если оно не распознано."),
                    field(
                            PHONE_FIELD,
                            "text",
                            "The field with the phone number, if it is not recognised.",
                            "Поле з номером телефону, якщо його не розпізнано.",
                            "Поле с номером телефона, если оно не распознано."),
                    field(
                            EMAIL_FIELD,
                            "text",
                            "The field with the e-mail address, if it is not recognised.",
                            "Поле з електронною адресою, якщо його не розпізнано.",
                            "Поле с электронным адресом, если оно не распознано."),
                    field(
                            MESSAGE_FIELD,
                            "text",
                            "The field with the message, if it is not recognised.",
                            "Поле з повідомленням, якщо його не розпізнано.",
                            "Поле с сообщением, если оно не распознано.")),
            List.of(
                    new Field(
                            BASIC_USER,
                            false,
                            "secret",
                            new Localized(
                                    "A user name, if the form builder can send one (basic authentication).",
                                    "Ім'я користувача, якщо конструктор форм уміє його надсилати (basic-автентифікація).",
                                    "Имя пользователя, если конструктор форм умеет его отправлять"
                                            + " (basic-аутентификация).")),
                    new Field(
                            BASIC_PASSWORD,
                            false,
                            "secret",
                            new Localized("The password that goes with it.", "Пароль до нього.", "Пароль к нему."))),
            List.of(
                    new Localized(
                            "Save this connection and copy its hook address.",
                            "Збережіть це підключення і скопіюйте адресу хука.",
                            "Сохраните это подключение и скопируйте адрес хука."),
                    new Localized(
                            "For a page of your own, copy the HTML form or the script below: robots and UTM are taken"
                                    + " care of.",
                            "Для власної сторінки скопіюйте HTML-форму або скрипт нижче: про роботів і UTM-мітки в них"
                                    + " подбано.",
                            "Для собственной страницы скопируйте HTML-форму или скрипт ниже: о роботах и UTM-метках в"
                                    + " них позаботились."),
                    new Localized(
                            "In a form builder, paste the address as its webhook, or as the action of an HTML form with"
                                    + " method=\"post\".",
                            "У конструкторі форм вставте цю адресу як адресу вебхука або як action HTML-форми з"
                                    + " method=\"post\".",
                            "В конструкторе форм вставьте этот адрес как адрес вебхука или как action HTML-формы с"
                                    + " method=\"post\"."),
                    new Localized(
                            "Let the form pass on utm_source and its kin, for example in hidden fields.",
                            "Нехай форма передає utm_source та інші мітки, наприклад у прихованих полях.",
                            "Пусть форма передаёт utm_source и другие метки, например в скрытых полях."),
                    new Localized(
                            "Fill the form in once: the connection turns from waiting to working.",
                            "Заповніть форму один раз: стан підключення зміниться з очікування на роботу.",
                            "Заполните форму один раз: подключение перейдёт из ожидания в работу.")));

    private FormSetup() {}

    private static Field field(String name, String kind, String en, String uk, String ru) {
        return new Field(name, false, kind, new Localized(en, uk, ru));
    }
}
