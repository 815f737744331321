package io.potik.gateway.live;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The last changes, numbered, in a ring: one copy for all streams, each of which only knows how far it has read. */
@Component
class Changes {

    /** A change and its bytes on the wire, made once for everybody. */
    record Numbered(long number, Change change, byte[] frame) {}

    private final @Nullable Numbered[] ring;
    private final JsonMapper json;
    /** Numbers are of this run of this instance; another one's mean nothing here. */
    private final String run = HexFormat.of().toHexDigits(new SecureRandom().nextLong());

    private volatile long last;

    Changes(LiveProperties properties, JsonMapper json) {
        this.ring = new Numbered[properties.remembered()];
        this.json = json;
    }

    synchronized void add(Change change) {
        long number = last + 1;
        var frame = "id: " + id(number) + "\nevent: change\ndata: " + json.writeValueAsString(change) + "\n\n";
        ring[slot(number)] = new Numbered(number, change, frame.getBytes(StandardCharsets.UTF_8));
        last = number; // volatile: whoever sees the number sees the slot
    }

    /** The number of the newest; 0 before the first. */
    long last() {
        return last;
    }

    /** The change of that number, or null when it is forgotten already. */
    @Nullable
    Numbered get(long number) {
        var found = ring[slot(number)];
        return found == null || found.number() != number ? null : found;
    }

    /** The id under which a client knows a number. */
    String id(long number) {
        return run + "-" + number;
    }

    /** The number behind an id, or -1 when it is of another run or instance. */
    long number(String id) {
        if (!id.startsWith(run + "-")) {
            return -1;
        }
        try {
            long number = Long.parseLong(id.substring(run.length() + 1));
            return number < 0 || number > last ? -1 : number;
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    private int slot(long number) {
        return (int) (number % ring.length);
    }
}
