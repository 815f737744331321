package io.potik.intake.channel.imap;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How far every folder of a mailbox was taken; a line each. */
final class ImapCursor {

    private static final Pattern LINE = Pattern.compile("(\\d{1,10}):(\\d{1,10}):(\\d{4}-\\d{2}-\\d{2}) (.+)");

    /**
     * Where a folder stands.
     *
     * @param uidValidity the server changes it when it has numbered its messages anew
     * @param lastUid the last one that was taken, or 0
     * @param day when that was; from here on everything is looked at again when the numbers have changed
     */
    record Place(long uidValidity, long lastUid, LocalDate day) {}

    private final Map<String, Place> places = new LinkedHashMap<>();

    static ImapCursor read(@Nullable String written) {
        var cursor = new ImapCursor();
        if (written != null) {
            for (var line : written.lines().toList()) {
                var matcher = LINE.matcher(line);
                if (matcher.matches()) {
                    cursor.places.put(
                            matcher.group(4),
                            new Place(
                                    Long.parseLong(matcher.group(1)),
                                    Long.parseLong(matcher.group(2)),
                                    LocalDate.parse(matcher.group(3))));
                }
            }
        }
        return cursor;
    }

    /** Null for a folder that was never taken. */
    @Nullable
    Place of(String folder) {
        return places.get(folder);
    }

    void move(String folder, Place place) {
        places.put(folder, place);
    }

    String written() {
        var text = new StringBuilder();
        places.forEach((folder, place) -> text.append(place.uidValidity())
                .append(':')
                .append(place.lastUid())
                .append(':')
                .append(place.day())
                .append(' ')
                .append(folder)
                .append('\n'));
        return text.toString();
    }
}
