package io.potik.intake.channel.imported;

import io.potik.intake.channel.TableChannel.Column;
import java.util.List;
import java.util.Set;

/** The columns of a table of orders, and how tables call them. */
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

    /** An earlier column takes a title that two would take. */
    static final List<Column> ALL = List.of(
            new Column(
                    NUMBER,
                    true,
                    Set.of(
                            "number",
                            "no",
                            "id",
                            "order",
                            "orderid",
                            "ordernumber",
                            "orderno",
                            "externalid",
                            "номер",
                            "номерзамовлення",
                            "noзамовлення",
                            "noзаказа",
                            "замовлення",
                            "номерзаказа",
                            "заказ",
                            "код",
                            "ід")),
            column(
                    PLACED_AT,
                    "date",
                    "placedat",
                    "orderdate",
                    "createdat",
                    "created",
                    "time",
                    "datetime",
                    "дата",
                    "датазамовлення",
                    "датастворення",
                    "створено",
                    "датазаказа",
                    "датасоздания",
                    "создано",
                    "датачас"),
            column(STATUS, "status", "state", "orderstatus", "статус", "статусзамовлення", "статусзаказа", "стан"),
            column(
                    NAME,
                    "name",
                    "customer",
                    "customername",
                    "client",
                    "buyer",
                    "fullname",
                    "імя",
                    "імʼя",
                    "клієнт",
                    "покупець",
                    "піб",
                    "замовник",
                    "имя",
                    "клиент",
                    "покупатель",
                    "фио",
                    "заказчик"),
            column(
                    PHONE,
                    "phone",
                    "phonenumber",
                    "tel",
                    "telephone",
                    "mobile",
                    "телефон",
                    "номертелефону",
                    "мобільний",
                    "номертелефона",
                    "мобильный",
                    "тел"),
            column(
                    EMAIL,
                    "email",
                    "mail",
                    "emailaddress",
                    "пошта",
                    "електроннапошта",
                    "емейл",
                    "почта",
                    "электроннаяпочта"),
            column(
                    PRODUCT,
                    "product",
                    "productname",
                    "item",
                    "itemname",
                    "goods",
                    "title",
                    "товар",
                    "назва",
                    "назватовару",
                    "найменування",
                    "послуга",
                    "название",
                    "названиетовара",
                    "наименование",
                    "услуга"),
            column(SKU, "sku", "article", "code", "productcode", "артикул", "кодтовару", "кодтовара"),
            column(QUANTITY, "quantity", "qty", "count", "pieces", "кількість", "кть", "шт", "количество", "колво"),
            column(PRICE, "price", "unitprice", "itemprice", "ціна", "ціназаодиницю", "цена", "ценазаединицу"),
            column(
                    SUM,
                    "sum",
                    "total",
                    "amount",
                    "ordertotal",
                    "grandtotal",
                    "сума",
                    "разом",
                    "всього",
                    "сумазамовлення",
                    "сумма",
                    "итого",
                    "всего",
                    "суммазаказа"),
            column(PAID, "paid", "paidamount", "сплачено", "оплачено", "уплачено"),
            column(CURRENCY, "currency", "валюта"),
            column(
                    NOTE,
                    "note",
                    "notes",
                    "comment",
                    "remark",
                    "коментар",
                    "примітка",
                    "нотатка",
                    "комментарий",
                    "примечание"));

    private OrderColumns() {}

    private static Column column(String name, String... titles) {
        return new Column(name, false, Set.of(titles));
    }
}
