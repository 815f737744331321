package io.potik.intake.channel.imported;

import io.potik.intake.channel.TableChannel.Column;
import java.util.List;
import java.util.stream.Stream;

/**
 * The columns of a table of orders, and how tables call them. Only a title that can mean nothing else is known: "sum" is what
 * the order comes to, "sum of the delivery" is not.
 */
final class OrderColumns {

    static final String NUMBER = "number";
    static final String PLACED_AT = "placedAt";
    static final String STATUS = "status";
    static final String NAME = "name";
    static final String PHONE = "phone";
    static final String EMAIL = "email";
    static final String PRODUCT = "product";
    static final String SKU = "sku";
    static final String QUANTITY = "quantity";
    static final String PRICE = "price";
    static final String SUM = "sum";
    static final String PAID = "paid";
    static final String CURRENCY = "currency";
    static final String NOTE = "note";

    private static final List<String> ORDER =
            List.of("order", "sale", "замовлення", "продажу", "угоди", "заказа", "продажи", "сделки");
    private static final List<String> BILL = List.of(
            "order",
            "sale",
            "замовлення",
            "продажу",
            "угоди",
            "заказа",
            "продажи",
            "сделки",
            "invoice",
            "receipt",
            "чека",
            "чеку",
            "рахунку",
            "счета",
            "счёта");
    private static final List<String> BUYER = List.of(
            "customer",
            "customers",
            "client",
            "clients",
            "buyer",
            "buyers",
            "billing",
            "contact",
            "клієнта",
            "покупця",
            "замовника",
            "контактний",
            "контактна",
            "клиента",
            "покупателя",
            "заказчика",
            "контактный",
            "контактная");
    private static final List<String> GOODS = List.of(
            "product",
            "item",
            "lineitem",
            "товару",
            "товарів",
            "послуги",
            "позиції",
            "товара",
            "товаров",
            "услуги",
            "позиции");
    private static final List<String> REMARKED = List.of(
            "order",
            "customer",
            "client",
            "buyer",
            "замовлення",
            "дозамовлення",
            "клієнта",
            "покупця",
            "менеджера",
            "заказа",
            "кзаказу",
            "клиента",
            "покупателя");
    private static final List<String> CURRENCIES = List.of("грн", "гривень", "uah", "usd", "eur");

    /** An earlier column takes a title that two would take. */
    static final List<Column> ALL = List.of(
            column(
                    NUMBER,
                    BILL,
                    "number",
                    "no",
                    "nr",
                    "номер",
                    "id",
                    "ід",
                    "externalid",
                    "order",
                    "замовлення",
                    "заказ",
                    "код"),
            column(
                    PLACED_AT,
                    ORDER,
                    "date",
                    "datetime",
                    "dateandtime",
                    "createdat",
                    "created",
                    "datecreated",
                    "creationdate",
                    "createddate",
                    "placedat",
                    "дата",
                    "датачас",
                    "датаічас",
                    "дататачас",
                    "створено",
                    "датастворення",
                    "оформлено",
                    "датаоформлення",
                    "датавремя",
                    "датаивремя",
                    "создано",
                    "создан",
                    "датасоздания",
                    "датаоформления"),
            column(STATUS, ORDER, "status", "state", "stage", "статус", "стан", "етап", "состояние", "этап"),
            column(
                    NAME,
                    BUYER,
                    "name",
                    "fullname",
                    "firstandlastname",
                    "customer",
                    "client",
                    "buyer",
                    "імя",
                    "піб",
                    "прізвищетаімя",
                    "імятапрізвище",
                    "клієнт",
                    "покупець",
                    "замовник",
                    "имя",
                    "фио",
                    "имяифамилия",
                    "фамилияиимя",
                    "клиент",
                    "покупатель",
                    "заказчик"),
            column(
                    PHONE,
                    BUYER,
                    "phone",
                    "phonenumber",
                    "tel",
                    "telephone",
                    "mobile",
                    "mobilephone",
                    "телефон",
                    "номертелефону",
                    "мобільний",
                    "мобільнийтелефон",
                    "номертелефона",
                    "мобильный",
                    "мобильныйтелефон",
                    "тел"),
            column(
                    EMAIL,
                    BUYER,
                    "email",
                    "mail",
                    "emailaddress",
                    "електроннапошта",
                    "елпошта",
                    "емейл",
                    "імейл",
                    "электроннаяпочта",
                    "элпочта",
                    "имейл",
                    "пошта",
                    "почта"),
            column(
                    PRODUCT,
                    GOODS,
                    "product",
                    "productname",
                    "item",
                    "itemname",
                    "lineitemname",
                    "goods",
                    "title",
                    "товар",
                    "товари",
                    "назва",
                    "найменування",
                    "послуга",
                    "товары",
                    "название",
                    "наименование",
                    "услуга"),
            column(SKU, GOODS, "sku", "article", "vendorcode", "code", "артикул", "код"),
            column(
                    QUANTITY,
                    GOODS,
                    "quantity",
                    "qty",
                    "count",
                    "pieces",
                    "кількість",
                    "кть",
                    "шт",
                    "количество",
                    "колво",
                    "кво"),
            amount(
                    PRICE,
                    GOODS,
                    "price",
                    "unitprice",
                    "ціна",
                    "ціназаодиницю",
                    "ціназашт",
                    "цена",
                    "ценазаединицу",
                    "ценазашт"),
            amount(
                    SUM,
                    ORDER,
                    "sum",
                    "total",
                    "totalamount",
                    "amount",
                    "grandtotal",
                    "сума",
                    "загальнасума",
                    "разом",
                    "усього",
                    "всього",
                    "сумма",
                    "общаясумма",
                    "итого",
                    "всего"),
            amount(
                    PAID,
                    ORDER,
                    "paid",
                    "paidamount",
                    "amountpaid",
                    "totalpaid",
                    "сплачено",
                    "оплачено",
                    "сплаченасума",
                    "сумаоплати",
                    "уплачено",
                    "оплаченнаясумма",
                    "суммаоплаты"),
            column(CURRENCY, ORDER, "currency", "валюта"),
            column(
                    NOTE,
                    REMARKED,
                    "note",
                    "notes",
                    "comment",
                    "comments",
                    "remark",
                    "remarks",
                    "коментар",
                    "коментарі",
                    "примітка",
                    "примітки",
                    "нотатка",
                    "нотатки",
                    "комментарий",
                    "комментарии",
                    "примечание",
                    "примечания",
                    "заметка",
                    "заметки"));

    private OrderColumns() {}

    /** A title that says whose it is comes first: "order no" is the number of the order, "no" may be that of the row. */
    private static Column column(String name, List<String> whose, String... titles) {
        var closer =
                Stream.of(titles).flatMap(title -> whose.stream().flatMap(one -> Stream.of(title + one, one + title)));
        return new Column(
                name,
                name.equals(NUMBER),
                Stream.concat(closer, Stream.of(titles)).distinct().toList());
    }

    /** Tables say behind the title in which currency it is. */
    private static Column amount(String name, List<String> whose, String... titles) {
        var column = column(name, whose, titles);
        return new Column(
                name,
                column.required(),
                column.titles().stream()
                        .flatMap(title -> Stream.concat(
                                Stream.of(title), CURRENCIES.stream().map(title::concat)))
                        .toList());
    }
}
