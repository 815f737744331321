package io.potik.intake.channel.imported;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.potik.intake.channel.ConnectionAccess;
import io.potik.intake.channel.Fixtures;
import io.potik.intake.channel.InboundRequest.ContactPoint;
import io.potik.intake.channel.Item;
import io.potik.intake.channel.NotUnderstood;
import io.potik.intake.channel.Settings;
import io.potik.intake.channel.TableChannel.Wrong;
import io.potik.intake.channel.TableRows;
import io.potik.intake.channel.TableRows.Row;
import io.potik.intake.workspace.Workspace;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class ImportChannelUnitTests {

    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    private static final ConnectionAccess OPEN =
            new ConnectionAccess(UUID.randomUUID(), "Old program", "", new Settings(Map.of()), Map.of());

    private final ImportChannel channel =
            new ImportChannel(Fixtures.phones(), new Workspace("UA", ZoneId.of("Europe/Kyiv")), JsonMapper.shared());

    @SafeVarargs
    private static TableRows rows(Map<String, String>... values) {
        var rows = new ArrayList<Row>();
        for (var row : values) {
            rows.add(new Row(rows.size() + 2, row));
        }
        return new TableRows(1_795_262_400_000L, rows);
    }

    private Item read(TableRows rows) throws NotUnderstood {
        return channel.read(Fixtures.post(JsonMapper.shared().writeValueAsString(rows)), OPEN)
                .getFirst();
    }

    private Item.Order order(TableRows rows) throws NotUnderstood {
        return (Item.Order) read(rows);
    }

    @Test
    void severalRowsAreOneOrder() throws NotUnderstood {
        var item = order(rows(
                Map.of(
                        "number",
                        "А-7",
                        "placedAt",
                        "05.03.2024",
                        "status",
                        "Виконано",
                        "name",
                        "Ольга Шевченко",
                        "phone",
                        "050 123-45-67",
                        "email",
                        "Olha@Example.com",
                        "product",
                        "Стіл",
                        "quantity",
                        "2",
                        "price",
                        "1 250,50",
                        "currency",
                        "uah"),
                Map.of("number", "А-7", "product", "Доставка", "price", "80", "paid", "так")));

        var order = item.order();
        assertThat(order.shopOrderId()).isEqualTo("А-7");
        assertThat(order.placedAt()).isEqualTo("2024-03-04T22:00:00Z");
        assertThat(order.status()).isEqualTo("done");
        assertThat(order.currency()).isEqualTo("UAH");
        assertThat(order.revision()).isEqualTo(1_795_262_400_000L);
        assertThat(order.lines()).hasSize(2);
        assertThat(order.sum()).isEqualByComparingTo("2581.00");
        assertThat(order.paid()).isEqualByComparingTo("2581.00");
        assertThat(item.request().sender().displayName()).isEqualTo("Ольга Шевченко");
        assertThat(item.request().sender().contactPoints())
                .containsExactly(
                        new ContactPoint("phone", "+380501234567", "050 123-45-67"),
                        new ContactPoint("email", "olha@example.com", "Olha@Example.com"));
    }

    @Test
    void theSameRowsAreTheSameThingWhereverTheyStandAndOthersAreAnother() throws NotUnderstood {
        var values = Map.of("number", "7", "name", "Olha", "sum", "100");
        var once = read(rows(values));
        var later = read(new TableRows(5, List.of(new Row(99, values))));

        assertThat(later.externalId()).isEqualTo(once.externalId()).startsWith("7:");
        assertThat(read(rows(Map.of("number", "7", "name", "Olha", "sum", "101")))
                        .externalId())
                .isNotEqualTo(once.externalId());
        assertThat(once.sameFor()).isEqualTo(Item.FOR_EVER);
    }

    @ParameterizedTest
    @CsvSource({
        "placedAt,yesterday,noTime",
        "placedAt,31.02.2024,noTime",
        "placedAt,1912-01-01,impossibleTime",
        "placedAt,2030-01-01,impossibleTime",
        "status,somewhere,noStatus",
        "status,not delivered,noStatus",
        "status,Не доставлено,noStatus",
        "phone,12,noPhone",
        "email,olha at home,noEmail",
        "currency,hryvnia,noCurrency",
        "sum,much,noNumber",
        "sum,-5,impossibleNumber",
        "quantity,0,notPositive",
        "paid,a little,noNumber"
    })
    void aSenselessCellIsToldOnceByItsColumnAndNotRepeated(String column, String value, String code) {
        var values = new java.util.HashMap<>(Map.of("number", "7", "name", "Olha", "sum", "100"));
        values.put(column, value);

        assertThat(channel.wrong(rows(values), NOW)).singleElement().satisfies(wrong -> {
            assertThat(wrong.line()).isEqualTo(2);
            assertThat(wrong.column()).isEqualTo(column);
            assertThat(wrong.code()).isEqualTo(code);
            assertThat(wrong.message()).doesNotContain(value);
        });
    }

    @Test
    void everythingThatIsMissingIsTold() throws NotUnderstood {
        var rows = rows(Map.of("note", "x"));

        assertThat(channel.wrong(rows, NOW)).extracting(Wrong::column).containsExactly("phone", "number", "sum");
        assertThat(read(rows))
                .isInstanceOfSatisfying(
                        Item.Unreadable.class,
                        unreadable -> assertThat(unreadable.reason()).contains("Line 2, number: This is needed"));
    }

    @Test
    void twoPeopleCannotHaveOneNumber() {
        var wrong = channel.wrong(
                rows(
                        Map.of("number", "7", "name", "Olha", "sum", "100"),
                        Map.of("number", "7", "name", "Petro", "sum", "100")),
                NOW);

        assertThat(wrong)
                .containsExactly(new Wrong(3, "name", "another", "Another row with this number names somebody else."));
    }

    @ParameterizedTest
    @CsvSource({
        "2024-03-05,2024-03-04T22:00:00Z",
        "5.3.2024 9:30,2024-03-05T07:30:00Z",
        "05/03/2024 09:30:15,2024-03-05T07:30:15Z",
        "2024-03-05 09:30,2024-03-05T07:30:00Z",
        "2024-03-05T09:30:00+01:00,2024-03-05T08:30:00Z"
    })
    void datesAreReadAsPeopleWriteThem(String text, Instant at) throws NotUnderstood {
        assertThat(order(rows(Map.of("number", "7", "name", "Olha", "sum", "1", "placedAt", text)))
                        .order()
                        .placedAt())
                .isEqualTo(at);
    }

    @ParameterizedTest
    @CsvSource({
        "Новий,new",
        "В обробці,inProgress",
        "shipped,inProgress",
        "Completed,done",
        "Отменён,cancelled",
        "Повернення,cancelled",
        "Доставлено,done",
        "Delivering,inProgress",
        "Доставляється,inProgress",
        "Выполняется,inProgress",
        "Выполнен,done",
        "Unpaid,new",
        "Не оплачено,new",
        "Оплачено,inProgress",
        "Закрито,done",
        "Закрыто и не реализовано,cancelled",
        "Возвращён,cancelled"
    })
    void statusesAreReadInThreeLanguages(String text, String status) throws NotUnderstood {
        assertThat(order(rows(Map.of("number", "7", "name", "Olha", "sum", "1", "status", text)))
                        .order()
                        .status())
                .isEqualTo(status);
    }

    @Test
    void whatIsNoTableIsNotUnderstood() {
        for (var body : List.of("", "[]", "{}", "{\"rows\":[]}", "{\"rows\":[{}]}", "{\"rows\":[null]}")) {
            assertThatThrownBy(() -> channel.read(Fixtures.post(body), OPEN))
                    .as(body)
                    .isInstanceOf(NotUnderstood.class);
        }
    }
}
