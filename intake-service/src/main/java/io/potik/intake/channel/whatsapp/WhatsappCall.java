package io.potik.intake.channel.whatsapp;

import io.potik.intake.channel.InboundRequest;
import io.potik.intake.channel.InboundRequest.Call;
import io.potik.intake.channel.Item;
import io.potik.intake.channel.meta.MetaEntry;
import io.potik.intake.channel.meta.MetaJson;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** A call through WhatsApp. Several events tell of one; it counts when it has ended. Whom the
 * business called is no request, but part of what goes on with them. */
final class WhatsappCall {

    private WhatsappCall() {}

    static Item item(JsonNode call, WhatsappPerson person, MetaEntry entry) {
        var event = call.path("event").asString("");
        var given = MetaJson.id(call.path("id"));
        var id = given == null ? MetaJson.contentId("call", call) : given;
        if (!event.equals("terminate")) {
            return new Item.Ignored(
                    id + ":" + MetaJson.camelCase(event), Item.FOR_EVER, "call", "A call that has not ended yet");
        }
        boolean out = call.path("direction").asString("").equals("BUSINESS_INITIATED");
        var account = out ? MetaJson.id(call.path("to")) : person.account();
        if (account == null) {
            return new Item.Unreadable(id, Item.FOR_EVER, "call", "The call does not say who called.");
        }
        int duration = call.path("duration").asInt(0);
        boolean answered = duration > 0;
        var began = call.path("start_time");
        var request = new InboundRequest(
                "whatsapp",
                "call",
                id,
                entry.time(began.isMissingNode() ? call.path("timestamp") : began),
                person.sender(account, List.of()),
                answered ? "[call, " + duration + " s]" : "[missed call]",
                List.of(),
                person.conversation(account),
                new Call(out ? "out" : "in", answered, duration, null),
                null,
                null,
                id,
                false);
        return out
                ? new Item.Activity(id, Item.FOR_EVER, "A call that the business made", request)
                : new Item.Request(id, Item.FOR_EVER, request);
    }
}
