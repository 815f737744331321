package io.potik.intake.channel.asterisk;

import io.potik.intake.channel.DeliveryJson;
import io.potik.intake.channel.NotUnderstood;
import io.potik.intake.channel.RawDelivery;
import io.potik.intake.channel.call.Parameters;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Events however they were posted: as the manager interface writes them, as JSON, as a form, or as call records. */
final class AmiEvents {

    private static final int MOST = 5000;
    private static final Pattern HEADER = Pattern.compile("(?m)^[A-Za-z][A-Za-z0-9_-]*:");

    /** The columns of Master.csv. */
    private static final List<String> COLUMNS = List.of(
            "accountcode",
            "src",
            "dst",
            "dcontext",
            "clid",
            "channel",
            "dstchannel",
            "lastapp",
            "lastdata",
            "start",
            "answer",
            "end",
            "duration",
            "billsec",
            "disposition",
            "amaflags",
            "uniqueid",
            "userfield");

    private AmiEvents() {}

    static List<AmiEvent> read(RawDelivery delivery) throws NotUnderstood {
        if (Parameters.isJson(delivery)) {
            return json(DeliveryJson.read(delivery.body()));
        }
        var text = new String(delivery.body(), StandardCharsets.UTF_8);
        if (HEADER.matcher(text).find()) {
            return blocks(text);
        }
        if (text.stripLeading().startsWith("\"")) {
            return records(text);
        }
        return List.of(new AmiEvent(Parameters.of(delivery).all()));
    }

    /** Whether the whole call is in it, however little was seen of it. */
    static boolean isWhole(JsonNode body) {
        return body.path("finished").asBoolean(false);
    }

    private static List<AmiEvent> json(JsonNode body) throws NotUnderstood {
        var events = body.path("events").isArray() ? body.path("events") : body;
        Iterable<JsonNode> each = events.isArray() ? events : List.of(events);
        var read = new ArrayList<AmiEvent>();
        for (var event : each) {
            if (event.isObject() && read.size() < MOST) {
                read.add(
                        AriEvent.isOne(event)
                                ? AriEvent.read(event)
                                : new AmiEvent(Parameters.ofJson(event).all()));
            }
        }
        if (read.isEmpty()) {
            throw new NotUnderstood("There are no events in it.");
        }
        return read;
    }

    private static List<AmiEvent> blocks(String text) {
        var events = new ArrayList<AmiEvent>();
        for (var block : text.replace("\r\n", "\n").split("\n[ \\t]*\n")) {
            var fields = new LinkedHashMap<String, String>();
            block.lines().forEach(line -> {
                int colon = line.indexOf(':');
                if (colon > 0) {
                    fields.putIfAbsent(
                            line.substring(0, colon).strip(),
                            line.substring(colon + 1).strip());
                }
            });
            if (!fields.isEmpty() && events.size() < MOST) {
                events.add(new AmiEvent(fields));
            }
        }
        return events;
    }

    private static List<AmiEvent> records(String text) {
        var events = new ArrayList<AmiEvent>();
        text.lines().filter(line -> !line.isBlank()).limit(MOST).forEach(line -> events.add(new AmiEvent(cells(line))));
        return events;
    }

    /** A quote within a quoted cell is written twice. */
    private static Map<String, String> cells(String line) {
        var fields = new LinkedHashMap<String, String>();
        int start = 0;
        for (var column : COLUMNS) {
            int end = endOfCell(line, start);
            var cell = line.substring(start, end).strip();
            boolean quoted = cell.length() > 1 && cell.startsWith("\"") && cell.endsWith("\"");
            fields.put(column, quoted ? cell.substring(1, cell.length() - 1).replace("\"\"", "\"") : cell);
            if (end == line.length()) {
                break;
            }
            start = end + 1;
        }
        return fields;
    }

    /** The next comma outside of quotes, or the end. */
    private static int endOfCell(String line, int start) {
        boolean quoted = false;
        for (int i = start; i < line.length(); i++) {
            char c = line.charAt(i);
            quoted ^= c == '"';
            if (c == ',' && !quoted) {
                return i;
            }
        }
        return line.length();
    }
}
