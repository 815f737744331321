package io.potik.intake.channel.meta;

import io.potik.intake.channel.ProviderDescription.Field;
import io.potik.intake.channel.ProviderDescription.Localized;

/** What all products of Meta have to be told, and the steps that are the same for all. */
public final class MetaSetup {

    /** Signs every delivery. */
    public static final Field APP_SECRET = new Field(
            MetaHook.APP_SECRET,
            true,
            "secret",
            new Localized(
                    "The app secret: developers.facebook.com, your app, App settings, Basic. Meta signs every delivery"
                            + " with it.",
                    "Секрет застосунку: developers.facebook.com, ваш застосунок, App settings, Basic. Ним Meta підписує"
                            + " кожну доставку.",
                    "Секрет приложения: developers.facebook.com, ваше приложение, App settings, Basic. Им Meta"
                            + " подписывает каждую доставку."));

    /** Repeated in the handshake. */
    public static final Field VERIFY_TOKEN = new Field(
            MetaHook.VERIFY_TOKEN,
            true,
            "secret",
            new Localized(
                    "Any long word of your own. Meta repeats it once, when you enter the hook address there.",
                    "Довге слово, яке ви придумали. Meta повторить його один раз, коли ви введете там адресу хука.",
                    "Длинное слово, которое вы придумали. Meta повторит его один раз, когда вы введёте там адрес хука."));

    /** Saves this connection and goes back to Meta. */
    public static final Localized SAVE = new Localized(
            "Save this connection with the app secret and a verify token of your own, and copy its hook address.",
            "Збережіть це підключення із секретом застосунку та придуманим токеном перевірки і скопіюйте адресу хука.",
            "Сохраните это подключение с секретом приложения и придуманным токеном проверки и скопируйте адрес хука.");

    /** Makes the app. */
    public static final Localized APP = new Localized(
            "Open developers.facebook.com, My apps, and make an app of the type Business (or open the one you have).",
            "Відкрийте developers.facebook.com, My apps, і створіть застосунок типу Business (або відкрийте наявний).",
            "Откройте developers.facebook.com, My apps, и создайте приложение типа Business (или откройте готовое).");

    private MetaSetup() {}

    /** The token that answers are sent with, or things are asked for with. */
    public static Field accessToken(Localized help) {
        return new Field(MetaHook.ACCESS_TOKEN, false, "secret", help);
    }

    /** Whether the app may answer for seven days. */
    public static Field humanAgent() {
        return new Field(
                MetaSend.HUMAN_AGENT,
                false,
                "flag",
                new Localized(
                        "Whether Meta has given your app the Human Agent permission: then people can be answered for"
                                + " seven days instead of 24 hours.",
                        "Чи надала Meta вашому застосунку дозвіл Human Agent: тоді відповідати людям можна сім днів, а"
                                + " не 24 години.",
                        "Дала ли Meta вашему приложению разрешение Human Agent: тогда отвечать людям можно семь дней, а"
                                + " не 24 часа."));
    }
}
