package io.potik.intake.channel.messenger;

import io.potik.intake.channel.ProviderDescription;
import io.potik.intake.channel.ProviderDescription.Localized;
import io.potik.intake.channel.meta.MetaSetup;
import java.util.List;

/** What people are told who connect a Facebook page. */
final class MessengerSetup {

    static final ProviderDescription DESCRIPTION = new ProviderDescription(
            "messenger",
            "Facebook Messenger",
            true,
            true,
            List.of(MetaSetup.humanAgent()),
            List.of(
                    MetaSetup.APP_SECRET,
                    MetaSetup.VERIFY_TOKEN,
                    MetaSetup.accessToken(new Localized(
                            "The page's access token: Messenger, API setup, Generate token. Needed to answer people from"
                                    + " here.",
                            "Токен доступу сторінки: Messenger, API setup, Generate token. Потрібен, щоб відповідати"
                                    + " людям звідси.",
                            "Токен доступа страницы: Messenger, API setup, Generate token. Нужен, чтобы отвечать людям"
                                    + " отсюда."))),
            List.of(
                    MetaSetup.APP,
                    MetaSetup.SAVE,
                    new Localized(
                            "In the app, open Messenger, API setup, and enter the hook address and the verify token under"
                                    + " Configure webhooks.",
                            "У застосунку відкрийте Messenger, API setup, і в розділі Configure webhooks введіть адресу"
                                    + " хука та токен перевірки.",
                            "В приложении откройте Messenger, API setup, и в разделе Configure webhooks введите адрес"
                                    + " хука и токен проверки."),
                    new Localized(
                            "Connect your page there and subscribe it to messages, messaging_postbacks,"
                                    + " messaging_referrals, messaging_optins, message_edits, message_deliveries,"
                                    + " message_reads and feed.",
                            "Там само підключіть свою сторінку й підпишіть її на messages, messaging_postbacks,"
                                    + " messaging_referrals, messaging_optins, message_edits, message_deliveries,"
                                    + " message_reads та feed.",
                            "Там же подключите свою страницу и подпишите её на messages, messaging_postbacks,"
                                    + " messaging_referrals, messaging_optins, message_edits, message_deliveries,"
                                    + " message_reads и feed."),
                    new Localized(
                            "Write something to the page from another account: the connection turns from waiting to"
                                    + " working.",
                            "Напишіть щось сторінці з іншого облікового запису: стан підключення зміниться з очікування"
                                    + " на роботу.",
                            "Напишите что-нибудь странице с другого аккаунта: подключение перейдёт из ожидания в"
                                    + " работу.")));

    private MessengerSetup() {}
}
