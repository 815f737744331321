package io.potik.intake.channel.binotel;

import io.potik.intake.channel.ProviderDescription;
import io.potik.intake.channel.ProviderDescription.Field;
import io.potik.intake.channel.ProviderDescription.Localized;
import java.util.List;

/** What people are told who connect Binotel. */
final class BinotelSetup {

    static final String COMPANY_ID = "companyId";

    static final ProviderDescription DESCRIPTION = new ProviderDescription(
            "call",
            "Binotel",
            true,
            false,
            List.of(
                    new Field(
                            COMPANY_ID,
                            false,
                            "text",
                            new Localized(
                                    "Your company's number at Binotel (companyID). With it, calls of other companies are refused.",
                                    "Номер вашої компанії в Binotel (companyID). З ним дзвінки інших компаній не приймаються.",
                                    "Номер вашей компании в Binotel (companyID). С ним звонки других компаний не принимаются."))),
            List.of(),
            List.of(
                    new Localized(
                            "Save this connection and copy its hook address.",
                            "Збережіть це підключення і скопіюйте адресу хука.",
                            "Сохраните это подключение и скопируйте адрес хука."),
                    new Localized(
                            "Ask Binotel's support (support@binotel.ua) to switch on API CALL COMPLETED for your company and"
                                    + " to send it to this address.",
                            "Попросіть підтримку Binotel (support@binotel.ua) увімкнути для вашої компанії API CALL"
                                    + " COMPLETED і надсилати його на цю адресу.",
                            "Попросите поддержку Binotel (support@binotel.ua) включить для вашей компании API CALL"
                                    + " COMPLETED и отправлять его на этот адрес."),
                    new Localized(
                            "Call one of your numbers and hang up: the connection turns from waiting to working.",
                            "Зателефонуйте на один зі своїх номерів і покладіть слухавку: стан підключення зміниться з"
                                    + " очікування на роботу.",
                            "Позвоните на один из своих номеров и положите трубку: подключение перейдёт из ожидания в"
                                    + " работу.")));

    private BinotelSetup() {}
}
