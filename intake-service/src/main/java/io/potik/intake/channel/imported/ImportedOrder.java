package io.potik.intake.channel.imported;

import static io.potik.intake.channel.imported.OrderColumns.CURRENCY;
import static io.potik.intake.channel.imported.OrderColumns.EMAIL;
import static io.potik.intake.channel.imported.OrderColumns.NAME;
import static io.potik.intake.channel.imported.OrderColumns.NOTE;
import static io.potik.intake.channel.imported.OrderColumns.NUMBER;
import static io.potik.intake.channel.imported.OrderColumns.PAID;
import static io.potik.intake.channel.imported.OrderColumns.PHONE;
import static io.potik.intake.channel.imported.OrderColumns.PLACED_AT;
import static io.potik.intake.channel.imported.OrderColumns.PRICE;
import static io.potik.intake.channel.imported.OrderColumns.PRODUCT;
import static io.potik.intake.channel.imported.OrderColumns.QUANTITY;
import static io.potik.intake.channel.imported.OrderColumns.SKU;
import static io.potik.intake.channel.imported.OrderColumns.STATUS;
import static io.potik.intake.channel.imported.OrderColumns.SUM;

import io.potik.intake.channel.Phones;
import io.potik.intake.channel.ShopOrder;
import io.potik.intake.channel.TableChannel.Wrong;
import io.potik.intake.channel.TableRows;
import io.potik.intake.channel.TableRows.Row;
import io.potik.intake.channel.Words;
import io.potik.intake.channel.shop.Buyer;
import io.potik.intake.channel.shop.OrderItem;
import io.potik.intake.channel.shop.OrderLines;
import io.potik.intake.channel.shop.ShopJson;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.StringNode;

/** The order that some rows tell of, while they are looked at: every error is found, not just the first. */
final class ImportedOrder {

    private static final Instant FIRST = Instant.parse("1990-01-01T00:00:00Z");
    static final int LONGEST_NUMBER = 60;

    private static final int LONGEST_NOTE = 2000;
    private static final int MOST_LINES = 500;
    private static final BigDecimal MOST = new BigDecimal("1000000000");
    private static final Set<String> YES = Set.of("yes", "true", "так", "да", "paid", "оплачено", "сплачено", "+");
    private static final Set<String> NO = Set.of(
            "no",
            "false",
            "ні",
            "нет",
            "unpaid",
            "not paid",
            "неоплачено",
            "не оплачено",
            "несплачено",
            "не сплачено",
            "-");

    private final TableRows rows;
    private final Phones phones;
    private final ZoneId zone;
    private final Instant takenAt;
    private final List<Wrong> wrong = new ArrayList<>();
    private final Buyer buyer;
    private final ShopOrder order;

    ImportedOrder(TableRows rows, Phones phones, ZoneId zone, Instant takenAt) {
        this.rows = rows;
        this.phones = phones;
        this.zone = zone;
        this.takenAt = takenAt;
        this.buyer = buyer();
        this.order = order();
    }

    /** The number by which the order is known again, or null; a longer one than is taken is cut behind that. */
    static @Nullable String number(TableRows rows) {
        return Words.clean(rows.first(NUMBER), LONGEST_NUMBER + 1);
    }

    List<Wrong> wrong() {
        return wrong;
    }

    /** The order; of no meaning when something is wrong. */
    ShopOrder told() {
        return order;
    }

    Buyer bought() {
        return buyer;
    }

    private ShopOrder order() {
        var number = number();
        var placedAt = placedAt();
        var status = status();
        var currency = currency();
        var lines = lines();
        var sum = sum(lines);
        return new ShopOrder(
                number,
                number,
                rows.startedAt(),
                placedAt,
                status,
                currency,
                lines.lines(),
                sum,
                paid(sum),
                Words.clean(rows.first(NOTE), LONGEST_NOTE));
    }

    private String number() {
        var number = number(rows);
        if (number == null) {
            wrong(NUMBER, "missing", "This is needed: by its number an order is known again.");
        } else if (number.length() > LONGEST_NUMBER) {
            wrong(NUMBER, "tooLong", "At most " + LONGEST_NUMBER + " characters are taken.");
        }
        return Objects.requireNonNullElse(number, "");
    }

    private Instant placedAt() {
        var text = rows.first(PLACED_AT);
        if (text == null) {
            return takenAt;
        }
        var at = WrittenTimes.read(text, zone);
        if (at == null) {
            wrong(PLACED_AT, "noTime", "A date is needed, such as 21.11.2026, 2026-11-21 or 2026-11-21 09:30.");
        } else if (at.isBefore(FIRST) || at.isAfter(takenAt.plus(Duration.ofDays(1)))) {
            wrong(PLACED_AT, "impossibleTime", "This day is too long ago, or has not come yet.");
        }
        return at == null ? takenAt : at;
    }

    private String status() {
        var text = rows.first(STATUS);
        var status = text == null ? "new" : WrittenStatuses.read(text);
        if (status == null) {
            wrong(STATUS, "noStatus", "Say new, in progress, done or cancelled.");
        }
        return status == null ? "new" : status;
    }

    private @Nullable String currency() {
        var text = rows.first(CURRENCY);
        var currency = OrderItem.currency(text);
        if (text != null && currency == null) {
            wrong(CURRENCY, "noCurrency", "A code of three letters is needed, such as UAH.");
        }
        return currency;
    }

    private Buyer buyer() {
        var found = new Buyer(phones);
        found.name(rows.first(NAME));
        for (var row : rows.rows()) {
            var phone = row.value(PHONE);
            for (var one : phone == null ? List.<String>of() : List.of(phone.split("[,;/\\n]"))) {
                if (!one.isBlank() && phones.contactPoint(one.strip()).isEmpty()) {
                    wrong(row, PHONE, "noPhone", "This is no number that can be called.");
                }
                found.phone(one, null);
            }
            var email = row.value(EMAIL);
            found.email(email);
            if (email != null && !isReachedBy(found, email.toLowerCase(Locale.ROOT))) {
                wrong(row, EMAIL, "noEmail", "This is no e-mail address.");
            }
            if (!found.mayBeCalled(row.value(NAME))) {
                wrong(row, NAME, "another", "Another row with this number names somebody else.");
            }
        }
        if (found.isUnreachable() && rows.first(NAME) == null) {
            wrong(PHONE, "nobody", "A phone, an e-mail address or a name is needed.");
        }
        return found;
    }

    private static boolean isReachedBy(Buyer found, String email) {
        return found.sender().contactPoints().stream()
                .anyMatch(point -> point.value().equals(email));
    }

    private OrderLines lines() {
        var lines = new OrderLines();
        if (rows.rows().size() > MOST_LINES) {
            wrong(PRODUCT, "tooMany", "At most " + MOST_LINES + " rows make one order.");
        }
        for (var row : rows.rows()) {
            var quantity = amount(row, QUANTITY);
            var price = amount(row, PRICE);
            if (quantity != null && quantity.signum() == 0) {
                wrong(row, QUANTITY, "notPositive", "A quantity is more than zero.");
            }
            var name = row.value(PRODUCT);
            if (name != null || row.value(SKU) != null || price != null) {
                var alone = rows.rows().size() == 1 ? amount(row, SUM) : null;
                lines.add(name, row.value(SKU), quantity, price, alone);
            }
        }
        return lines;
    }

    private BigDecimal sum(OrderLines lines) {
        var told = rows.rows().stream()
                .filter(row -> row.value(SUM) != null)
                .findFirst()
                .map(row -> amount(row, SUM))
                .orElse(null);
        var sum = told == null ? lines.sum() : told;
        if (sum == null && rows.first(SUM) == null) {
            wrong(SUM, "missing", "What the order comes to is needed, or the price of what was bought.");
        }
        return sum == null ? BigDecimal.ZERO : sum;
    }

    private @Nullable BigDecimal paid(BigDecimal sum) {
        var row = rows.rows().stream().filter(one -> one.value(PAID) != null).findFirst();
        if (row.isEmpty()) {
            return null;
        }
        var word = Objects.requireNonNull(row.get().value(PAID)).toLowerCase(Locale.ROOT);
        if (YES.contains(word)) {
            return sum;
        }
        return NO.contains(word) ? BigDecimal.ZERO : amount(row.get(), PAID);
    }

    private @Nullable BigDecimal amount(Row row, String column) {
        var text = row.value(column);
        if (text == null) {
            return null;
        }
        var amount = ShopJson.amount(StringNode.valueOf(text));
        if (amount == null) {
            wrong(row, column, "noNumber", "A number is needed, such as 1250.50.");
        } else if (amount.signum() < 0 || amount.compareTo(MOST) > 0) {
            wrong(row, column, "impossibleNumber", "This is less than nothing, or more than can be.");
        }
        return amount;
    }

    private void wrong(String column, String code, String message) {
        wrong(rows.rows().getFirst(), column, code, message);
    }

    /** A cell is read for its row and for its order; it is wrong once. */
    private void wrong(Row row, String column, String code, String message) {
        var one = new Wrong(row.line(), column, code, message);
        if (!wrong.contains(one)) {
            wrong.add(one);
        }
    }
}
