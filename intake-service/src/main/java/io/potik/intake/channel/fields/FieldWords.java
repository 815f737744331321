package io.potik.intake.channel.fields;

import java.util.Arrays;
import java.util.Set;

/** What people call the fields of their forms, in Ukrainian, Russian, English, and in Latin letters. */
final class FieldWords {

    /** Parts of a path that only say that a value follows. */
    static final Set<String> MEAN_NOTHING = of("value raw_value rawvalue answer values val");

    static final Set<String> PHONE = of("""
            phone tel telephone telefon telephon mobile cell cellphone phonenumber mobilephone msisdn whatsapp viber
            tlf phonenum telnumber contactphone nomertelefona nomertelefonu
            телефон тел телефону телефона телефони телефоны телефонний телефонный мобильный мобільний моб мобилка
            номертелефону номертелефона номермобільного вайбер вотсап ватсап контактныйномер контактнийномер
            номердлясвязи номердлязвязку вашномер""");

    static final Set<String> EMAIL = of("""
            email mail emailaddress emails mailaddress pochta poshta
            емейл емайл имейл імейл мейл мыло емеил електроннапошта электроннаяпочта пошта пошти пошту почта почты
            почту имэйл эмейл эмайл""");

    static final Set<String> NAME = of("""
            name fullname username fio pib contactname yourname imya imia vasheimya
            имя імя імені имени імʼя фио піб ініціали клиент клієнт покупець покупатель звертатися обращаться
            звертатись обращатся контактнаособа контактноелицо""");

    static final Set<String> FIRST_NAME = of("firstname fname givenname forename namefirst firstnm");

    static final Set<String> LAST_NAME = of("""
            lastname lname surname familyname secondname namelast familiya prizvyshche
            фамилия фамилию прізвище призвище""");

    static final Set<String> NAME_OF_SOMETHING_ELSE = of("""
            form product company organization organisation page file event campaign project item city street domain
            site website service tariff utm pet brand model course shop store plan field block button step source
            adgroup creative adset business host
            форма форми формы компания компании компанія компанії товар товару товара услуги послуги курс курсу курса
            міста города сайту сайта""");

    static final Set<String> MESSAGE = of("""
            message msg comment comments question questions inquiry enquiry wish wishes textarea feedback
            soobshenie soobschenie soobshchenie kommentariy kommentarij komentar povidomlennya vopros zapyt
            сообщение сообщения повідомлення комментарий комментарии комментария коментар коментарі коментаря вопрос
            вопросы питання запит запитання побажання пожелания пожелание відгук отзыв обращение звернення""");

    /** Weaker than a message: what a builder calls any field with room for a sentence. */
    static final Set<String> TEXT = of("""
            text description note notes body details detail request content
            текст примітка примітки примечание примечания описание опис деталі детали запрос""");

    static final Set<String> NO_PHONE = of("""
            price sum amount total cost id inn ipn edrpou zip postcode postal index date time timestamp code account
            order quantity budget utm ip lat lon vin iban invoice article sku year age
            сума сумма цена ціна бюджет дата индекс індекс инн іпн єдрпоу замовлення заказа рахунок счет артикул""");

    static final Set<String> TECHNICAL = of("""
            utm page url href referrer referer landing charset lang language locale form formid formname id ip agent
            useragent timestamp submit action consent gclid fbclid ttclid yclid msclkid tranid ga clientid powered
            formversion unittag container postid queriedid siteid pageid honeypot gotcha""");

    private FieldWords() {}

    private static Set<String> of(String words) {
        return Set.copyOf(Arrays.asList(words.strip().split("\\s+")));
    }
}
