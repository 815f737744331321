package io.potik.intake.channel.asterisk;

import io.potik.intake.channel.DeliveryJson;
import io.potik.intake.channel.Item;
import io.potik.intake.channel.NotUnderstood;
import io.potik.intake.channel.Phones;
import io.potik.intake.channel.RawDelivery;
import io.potik.intake.channel.Secrets;
import io.potik.intake.channel.call.Parameters;
import io.potik.intake.channel.call.PhoneCall;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The calls in a delivery: events that share a {@code Linkedid} are one. */
final class AsteriskCalls {

    private final RawDelivery delivery;
    private final List<String> inboundContexts;
    private final Phones phones;
    private final ZoneId zone;

    AsteriskCalls(RawDelivery delivery, List<String> inboundContexts, Phones phones, ZoneId zone) {
        this.delivery = delivery;
        this.inboundContexts = inboundContexts;
        this.phones = phones;
        this.zone = zone;
    }

    List<Item> items() throws NotUnderstood {
        var events = AmiEvents.read(delivery);
        if (events.stream().allMatch(event -> event.fields().isEmpty())) {
            throw new NotUnderstood("There are no events in it.");
        }
        boolean whole = Parameters.isJson(delivery) && AmiEvents.isWhole(DeliveryJson.read(delivery.body()));
        var items = new ArrayList<Item>();
        byCall(events)
                .forEach((id, ofCall) -> items.add(
                        new AsteriskCall(id, ofCall, whole, inboundContexts, delivery.receivedAt(), phones, zone)
                                .item()));
        if (items.isEmpty()) {
            items.add(noCall(events.getFirst()));
        }
        return items;
    }

    /** A line of the call records names its channel only; a call without ids is its own. */
    private static Map<String, List<AmiEvent>> byCall(List<AmiEvent> events) {
        var callOf = new HashMap<String, String>();
        events.forEach(event -> {
            var channel = event.get("Uniqueid");
            var call = event.call();
            if (channel != null && call != null) {
                callOf.put(channel, call);
            }
        });
        var calls = new LinkedHashMap<String, List<AmiEvent>>();
        for (var event : events) {
            var call = callOf(event, callOf);
            if (call != null) {
                calls.computeIfAbsent(call, id -> new ArrayList<>()).add(event);
            }
        }
        return calls;
    }

    private static @Nullable String callOf(AmiEvent event, Map<String, String> known) {
        var call = event.call();
        if (call != null) {
            return call;
        }
        var channel = event.channel();
        if (channel != null) {
            return known.getOrDefault(channel, channel);
        }
        return event.is("Cdr") ? fingerprint(event) : null;
    }

    private Item noCall(AmiEvent event) {
        var name = event.name().isEmpty() ? "response" : event.name();
        return new Item.Ignored(
                name + ":" + fingerprint(event),
                Item.FOR_EVER,
                PhoneCall.camelCase(name),
                "Nothing that belongs to a call");
    }

    private static String fingerprint(AmiEvent event) {
        return "sha256:"
                + Secrets.fingerprint(event.fields().toString().getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }
}
