package io.potik.intake.channel.asterisk;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.json.JsonMapper;

/** Calls that go on, by their {@code Linkedid}. A call is over when every channel of it that was seen has hung up. */
final class OpenCalls {

    /** More than any exchange has; whoever sends more has lost the ends of some. */
    private static final int MOST = 2000;

    private static final int MOST_EVENTS = 300;

    private static final Set<String> TOLD =
            Set.of("Newchannel", "DialBegin", "DialEnd", "BridgeEnter", "BridgeLeave", "Hangup", "Cdr");

    private static final Set<String> NOT_KEPT = Set.of("File", "Func", "Line", "Privilege", "SequenceNumber");

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private record Open(List<Map<String, String>> events, Set<String> channels) {}

    private final LinkedHashMap<String, Open> calls = new LinkedHashMap<>();
    private final Map<String, String> callOf = new HashMap<>();

    /** Adds an event, and gives the calls that are over with it, each as a delivery. */
    List<byte[]> add(AmiEvent event) {
        var over = new ArrayList<byte[]>();
        var channel = event.get("Uniqueid");
        if (!TOLD.contains(event.name()) || channel == null) {
            return over;
        }
        var before = callOf.get(channel);
        var said = event.call();
        var id = said == null ? before : said;
        if (id == null || isUnknownLeg(event, id, channel)) {
            return over;
        }
        if (before != null && !before.equals(id)) {
            leave(before, channel, over); // a transfer has made two calls one
        }
        var call = calls.computeIfAbsent(id, open -> new Open(new ArrayList<>(), new HashSet<>()));
        if (call.events().size() < MOST_EVENTS || event.is("Hangup")) {
            call.events().add(kept(event));
        }
        if (event.is("Hangup")) {
            leave(id, channel, over);
        } else if (!event.is("Cdr")) {
            call.channels().add(channel);
            callOf.put(channel, id);
        }
        if (calls.size() > MOST) {
            close(calls.firstEntry().getKey(), over);
        }
        return over;
    }

    /** Every call that still goes on, as far as it was seen. */
    List<byte[]> all() {
        var all = new ArrayList<byte[]>();
        List.copyOf(calls.keySet()).forEach(id -> close(id, all));
        return all;
    }

    /** The end of one leg of a call whose other events came before anybody listened, or a record after its end. */
    private boolean isUnknownLeg(AmiEvent event, String id, String channel) {
        return !calls.containsKey(id) && (event.is("Cdr") || (event.is("Hangup") && !id.equals(channel)));
    }

    private void leave(String id, String channel, List<byte[]> over) {
        callOf.remove(channel);
        var call = calls.get(id);
        if (call != null) {
            call.channels().remove(channel);
            if (call.channels().isEmpty()) {
                close(id, over);
            }
        }
    }

    private void close(String id, List<byte[]> over) {
        var call = calls.remove(id);
        if (call != null) {
            call.channels().forEach(callOf::remove);
            over.add(JSON.writeValueAsBytes(Map.of("linkedid", id, "finished", true, "events", call.events())));
        }
    }

    private static Map<String, String> kept(AmiEvent event) {
        var kept = new LinkedHashMap<>(event.fields());
        kept.keySet().removeAll(NOT_KEPT);
        // Asterisk says when only if it is told to; here it is heard as it happens.
        kept.putIfAbsent(
                "Timestamp",
                java.math.BigDecimal.valueOf(System.currentTimeMillis(), 3).toPlainString());
        return kept;
    }
}
