package io.potik.intake.channel.asterisk;

import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** An event of the REST interface (ARI) in the words of the manager interface. */
final class AriEvent {

    private static final Map<String, String> NAMES = Map.of(
            "ChannelCreated", "Newchannel",
            "StasisStart", "Newchannel",
            "ChannelDestroyed", "Hangup",
            "ChannelEnteredBridge", "BridgeEnter",
            "ChannelLeftBridge", "BridgeLeave");

    private AriEvent() {}

    static boolean isOne(JsonNode event) {
        return event.path("type").isString() && !event.has("Event") && !event.has("event");
    }

    static AmiEvent read(JsonNode event) {
        var type = event.path("type").asString("");
        var fields = new LinkedHashMap<String, String>();
        var dialled = event.path("dialstatus").asString("");
        if (type.equals("Dial")) {
            fields.put("Event", dialled.isEmpty() ? "DialBegin" : "DialEnd");
            fields.put("DialStatus", dialled);
            channel("", event.path("caller"), fields);
            channel("Dest", event.path("peer"), fields);
        } else {
            fields.put("Event", NAMES.getOrDefault(type, type));
            channel("", event.path("channel"), fields);
        }
        fields.put("BridgeUniqueid", event.path("bridge").path("id").asString(""));
        fields.put("Cause", event.path("cause").asString(""));
        fields.put("Timestamp", event.path("timestamp").asString(""));
        return new AmiEvent(fields);
    }

    private static void channel(String prefix, JsonNode channel, Map<String, String> into) {
        var id = channel.path("id").asString("");
        into.put(prefix + "Uniqueid", id);
        into.put(prefix + "Linkedid", channel.path("linkedid").asString(id));
        into.put(prefix + "Channel", channel.path("name").asString(""));
        into.put(prefix + "CallerIDNum", channel.path("caller").path("number").asString(""));
        into.put(prefix + "CallerIDName", channel.path("caller").path("name").asString(""));
        into.put(prefix + "Context", channel.path("dialplan").path("context").asString(""));
        into.put(prefix + "Exten", channel.path("dialplan").path("exten").asString(""));
    }
}
