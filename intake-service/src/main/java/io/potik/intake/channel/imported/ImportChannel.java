package io.potik.intake.channel.imported;

import io.potik.intake.channel.ConnectionAccess;
import io.potik.intake.channel.HookAnswer;
import io.potik.intake.channel.InboundRequest;
import io.potik.intake.channel.Item;
import io.potik.intake.channel.NotUnderstood;
import io.potik.intake.channel.Phones;
import io.potik.intake.channel.ProviderDescription;
import io.potik.intake.channel.ProviderDescription.Localized;
import io.potik.intake.channel.RawDelivery;
import io.potik.intake.channel.Secrets;
import io.potik.intake.channel.ShopOrder;
import io.potik.intake.channel.TableChannel;
import io.potik.intake.channel.TableRows;
import io.potik.intake.channel.Verification;
import io.potik.intake.channel.Words;
import io.potik.intake.workspace.Workspace;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * A table of orders. An order is known again by the connection and its number, as a shop's is: the same rows again are a
 * duplicate, other rows with the same number are its change.
 */
@Component
class ImportChannel implements TableChannel {

    private static final int LONGEST_REASON = 1000;
    private static final int FINGERPRINT = 16;

    private final Phones phones;
    private final Workspace workspace;
    private final JsonMapper json;

    ImportChannel(Phones phones, Workspace workspace, JsonMapper json) {
        this.phones = phones;
        this.workspace = workspace;
        this.json = json;
    }

    @Override
    public String provider() {
        return "import";
    }

    @Override
    public ProviderDescription description() {
        return new ProviderDescription(
                "import",
                "Import from a file",
                false,
                false,
                List.of(),
                List.of(),
                List.of(new Localized(
                        "Name it after where the file comes from, then bring the file under Settings, Import.",
                        "Назвіть за тим, звідки файл, а потім додайте файл у розділі «Налаштування», «Імпорт».",
                        "Назовите по тому, откуда файл, а затем добавьте файл в разделе «Настройки», «Импорт».")));
    }

    @Override
    public List<Column> columns() {
        return OrderColumns.ALL;
    }

    @Override
    public String thing() {
        return OrderColumns.NUMBER;
    }

    @Override
    public List<Wrong> wrong(TableRows rows, Instant takenAt) {
        return order(rows, takenAt).wrong();
    }

    @Override
    public Verification verify(RawDelivery delivery, ConnectionAccess connection) {
        return new Verification.Refused(
                405, "Files are brought by people who are signed in.", false, Map.of("Allow", ""));
    }

    @Override
    public HookAnswer answer(RawDelivery delivery, ConnectionAccess connection) {
        return HookAnswer.OK;
    }

    @Override
    public List<Item> read(RawDelivery delivery, ConnectionAccess connection) throws NotUnderstood {
        var rows = rows(delivery);
        var read = order(rows, delivery.receivedAt());
        var id = externalId(rows);
        if (!read.wrong().isEmpty()) {
            return List.of(new Item.Unreadable(id, Item.FOR_EVER, "order", reason(read.wrong())));
        }
        var order = read.told();
        var request = new InboundRequest(
                "import",
                "order",
                id,
                order.placedAt(),
                read.bought().sender(),
                text(order),
                List.of(),
                null,
                null,
                null,
                null,
                order.shopOrderId(),
                false);
        return List.of(new Item.Order(id, Item.FOR_EVER, request, order));
    }

    private TableRows rows(RawDelivery delivery) throws NotUnderstood {
        try {
            var rows = json.readValue(delivery.body(), TableRows.class);
            if (rows == null || rows.rows().isEmpty()) {
                throw new NotUnderstood("There is no row in it.");
            }
            return rows;
        } catch (JacksonException | NullPointerException noRows) {
            throw new NotUnderstood("These are no rows of a table.");
        }
    }

    private ImportedOrder order(TableRows rows, Instant takenAt) {
        return new ImportedOrder(rows, phones, workspace.timeZone(), takenAt);
    }

    /** By what the rows say, wherever they stand in the file. */
    private String externalId(TableRows rows) {
        var values =
                rows.rows().stream().map(row -> new TreeMap<>(row.values())).toList();
        var number = ImportedOrder.number(rows);
        return (number == null || number.length() > ImportedOrder.LONGEST_NUMBER ? "" : number + ":")
                + Secrets.fingerprint(json.writeValueAsBytes(values)).substring(0, FINGERPRINT);
    }

    private static String reason(List<Wrong> wrong) {
        var told = wrong.stream()
                .map(one -> "Line " + one.line() + ", " + one.column() + ": " + one.message())
                .collect(Collectors.joining("\n"));
        return Objects.requireNonNullElse(Words.clean(told, LONGEST_REASON), "");
    }

    private static String text(ShopOrder order) {
        return "№ " + order.shopOrderId() + ": " + order.sum().toPlainString()
                + (order.currency() == null ? "" : " " + order.currency());
    }
}
