package io.potik.intake.channel.facebookleadads;

import io.potik.intake.channel.AskingChannel;
import io.potik.intake.channel.ConnectionAccess;
import io.potik.intake.channel.HookAnswer;
import io.potik.intake.channel.Item;
import io.potik.intake.channel.NotUnderstood;
import io.potik.intake.channel.Phones;
import io.potik.intake.channel.ProviderDescription;
import io.potik.intake.channel.RawDelivery;
import io.potik.intake.channel.SecretsGiven;
import io.potik.intake.channel.SettingError;
import io.potik.intake.channel.Verification;
import io.potik.intake.channel.meta.MetaAnswer;
import io.potik.intake.channel.meta.MetaDelivery;
import io.potik.intake.channel.meta.MetaEntry;
import io.potik.intake.channel.meta.MetaFaults;
import io.potik.intake.channel.meta.MetaGraph;
import io.potik.intake.channel.meta.MetaHook;
import io.potik.intake.channel.meta.MetaJson;
import io.potik.intake.channel.meta.MetaReader;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

/** Lead forms of a page's advertisements. */
@Component
class FacebookLeadAdsChannel implements AskingChannel, MetaReader {

    private static final String FIELDS =
            "id,created_time,ad_id,ad_name,adset_name,campaign_name,form_id,is_organic,platform," + "field_data";
    private static final List<String> NAMES = List.of("leadgen_id", "page_id", "form_id", "ad_id", "created_time");

    private final Phones phones;
    private final MetaGraph graph;

    FacebookLeadAdsChannel(Phones phones, MetaGraph graph) {
        this.phones = phones;
        this.graph = graph;
    }

    @Override
    public String provider() {
        return "facebook-lead-ads";
    }

    @Override
    public ProviderDescription description() {
        return FacebookLeadAdsSetup.DESCRIPTION;
    }

    @Override
    public List<SettingError> check(SecretsGiven secrets) {
        return MetaHook.check(secrets);
    }

    @Override
    public Verification verify(RawDelivery delivery, ConnectionAccess connection) {
        return MetaHook.verify(delivery, connection);
    }

    @Override
    public HookAnswer answer(RawDelivery delivery, ConnectionAccess connection) {
        return HookAnswer.OK;
    }

    @Override
    public List<Item> read(RawDelivery delivery, ConnectionAccess connection) throws NotUnderstood {
        return MetaDelivery.read(delivery, "page", this);
    }

    @Override
    public Item event(JsonNode event, MetaEntry entry) {
        return new Item.Ignored(
                MetaJson.contentId("event", event),
                Item.FOR_EVER,
                "message",
                "A message of Messenger: its app should deliver to a connection of Messenger");
    }

    @Override
    public List<Item> change(String field, JsonNode value, MetaEntry entry) {
        var id = MetaJson.id(value.path("leadgen_id"));
        if (!field.equals("leadgen") && id == null) {
            return List.of(new Item.Ignored(
                    MetaJson.contentId(field.isEmpty() ? "change" : field, value),
                    Item.FOR_EVER,
                    MetaJson.camelCase(field),
                    "No lead of a form"));
        }
        if (id == null || !id.matches("\\d{1,40}")) {
            return List.of(new Item.Unreadable(
                    MetaJson.contentId("leadgen", value), Item.FOR_EVER, "leadgen", "The lead has no leadgen_id."));
        }
        var reference = new LinkedHashMap<String, String>();
        for (var name : NAMES) {
            var known = MetaJson.id(value.path(name));
            if (known != null) {
                reference.put(name, known);
            }
        }
        return List.of(new Item.Reference(id, Item.FOR_EVER, "leadgen", reference));
    }

    @Override
    public Found ask(Item.Reference reference, ConnectionAccess connection) {
        if (connection.newest("accessToken") == null) {
            return new Found.Gone(
                    "This connection has no access token, so Meta cannot be asked for the lead. Enter one,"
                            + " and read this again.");
        }
        var answer = graph.get(reference.externalId(), FIELDS, connection);
        if (!(answer instanceof MetaAnswer.Came came && came.ok())) {
            return MetaFaults.asking(answer);
        }
        var delivered = StringNode.valueOf(reference.reference().getOrDefault("created_time", ""));
        var at = new MetaEntry("", delivered, Instant.now()).time(came.body().path("created_time"));
        return new LeadAnswers(reference, came.body(), phones).found(at);
    }
}
