package io.potik.intake.channel.instagram;

import io.potik.intake.channel.ProviderDescription;
import io.potik.intake.channel.ProviderDescription.Localized;
import io.potik.intake.channel.meta.MetaSetup;
import java.util.List;

/** What people are told who connect an Instagram account. */
final class InstagramSetup {

    static final ProviderDescription DESCRIPTION = new ProviderDescription(
            "instagram",
            "Instagram",
            true,
            true,
            List.of(MetaSetup.humanAgent()),
            List.of(
                    MetaSetup.APP_SECRET,
                    MetaSetup.VERIFY_TOKEN,
                    MetaSetup.accessToken(new Localized(
                            "The access token of the account, or of the page that it is connected to. Needed to answer"
                                    + " people from here.",
                            "Токен доступу облікового запису або сторінки, до якої він прив'язаний. Потрібен, щоб"
                                    + " відповідати людям звідси.",
                            "Токен доступа аккаунта или страницы, к которой он привязан. Нужен, чтобы отвечать людям"
                                    + " отсюда."))),
            List.of(
                    new Localized(
                            "In the Instagram app, make the account a professional one, and in its settings allow"
                                    + " connected tools to see messages.",
                            "У застосунку Instagram зробіть обліковий запис професійним і в його налаштуваннях дозвольте"
                                    + " підключеним інструментам доступ до повідомлень.",
                            "В приложении Instagram сделайте аккаунт профессиональным и в его настройках разрешите"
                                    + " подключённым инструментам доступ к сообщениям."),
                    MetaSetup.APP,
                    MetaSetup.SAVE,
                    new Localized(
                            "In the app, open Webhooks, choose Instagram, and enter the hook address and the verify"
                                    + " token.",
                            "У застосунку відкрийте Webhooks, оберіть Instagram і введіть адресу хука та токен"
                                    + " перевірки.",
                            "В приложении откройте Webhooks, выберите Instagram и введите адрес хука и токен проверки."),
                    new Localized(
                            "Subscribe there to messages, messaging_postbacks, messaging_referral, messaging_seen,"
                                    + " message_edit, comments and live_comments, and connect the account.",
                            "Там само підпишіться на messages, messaging_postbacks, messaging_referral, messaging_seen,"
                                    + " message_edit, comments та live_comments і підключіть обліковий запис.",
                            "Там же подпишитесь на messages, messaging_postbacks, messaging_referral, messaging_seen,"
                                    + " message_edit, comments и live_comments и подключите аккаунт."),
                    new Localized(
                            "Write a direct message to the account from another one: the connection turns from waiting"
                                    + " to working.",
                            "Напишіть у Direct з іншого облікового запису: стан підключення зміниться з очікування на"
                                    + " роботу.",
                            "Напишите в Direct с другого аккаунта: подключение перейдёт из ожидания в работу.")));

    private InstagramSetup() {}
}
