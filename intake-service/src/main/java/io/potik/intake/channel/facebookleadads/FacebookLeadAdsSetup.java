package io.potik.intake.channel.facebookleadads;

import io.potik.intake.channel.ProviderDescription;
import io.potik.intake.channel.ProviderDescription.Localized;
import io.potik.intake.channel.meta.MetaSetup;
import java.util.List;

/** What people are told who connect lead forms. */
final class FacebookLeadAdsSetup {

    static final ProviderDescription DESCRIPTION = new ProviderDescription(
            "form",
            "Facebook Lead Ads",
            true,
            false,
            List.of(),
            List.of(
                    MetaSetup.APP_SECRET,
                    MetaSetup.VERIFY_TOKEN,
                    MetaSetup.accessToken(new Localized(
                            "The page's lasting access token with leads_retrieval. Meta only says that there is a lead:"
                                    + " without the token nobody can ask who it is.",
                            "Постійний токен доступу сторінки з дозволом leads_retrieval. Meta лише повідомляє, що лід є:"
                                    + " без токена не можна дізнатися, хто це.",
                            "Постоянный токен доступа страницы с разрешением leads_retrieval. Meta лишь сообщает, что лид"
                                    + " есть: без токена нельзя узнать, кто это."))),
            List.of(
                    MetaSetup.APP,
                    MetaSetup.SAVE,
                    new Localized(
                            "In the app, open Webhooks, choose Page, enter the hook address and the verify token, and"
                                    + " subscribe to leadgen.",
                            "У застосунку відкрийте Webhooks, оберіть Page, введіть адресу хука та токен перевірки й"
                                    + " підпишіться на leadgen.",
                            "В приложении откройте Webhooks, выберите Page, введите адрес хука и токен проверки и"
                                    + " подпишитесь на leadgen."),
                    new Localized(
                            "Install the app on your page, and in Leads access of the business settings let it read the"
                                    + " leads.",
                            "Встановіть застосунок на свою сторінку та в розділі Leads access налаштувань бізнесу"
                                    + " дозвольте йому читати ліди.",
                            "Установите приложение на свою страницу и в разделе Leads access настроек бизнеса разрешите"
                                    + " ему читать лиды."),
                    new Localized(
                            "Send a test lead with the Lead Ads Testing Tool: the connection turns from waiting to"
                                    + " working.",
                            "Надішліть тестовий лід через Lead Ads Testing Tool: стан підключення зміниться з очікування"
                                    + " на роботу.",
                            "Отправьте тестовый лид через Lead Ads Testing Tool: подключение перейдёт из ожидания в"
                                    + " работу.")));

    private FacebookLeadAdsSetup() {}
}
