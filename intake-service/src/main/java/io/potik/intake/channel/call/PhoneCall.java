package io.potik.intake.channel.call;

import io.potik.intake.channel.InboundRequest;
import io.potik.intake.channel.InboundRequest.Attribution;
import io.potik.intake.channel.InboundRequest.Call;
import io.potik.intake.channel.InboundRequest.ContactPoint;
import io.potik.intake.channel.InboundRequest.Sender;
import io.potik.intake.channel.Item;
import io.potik.intake.channel.Words;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A call that is over. Whatever number of events an exchange sends of it, one of them becomes this and the others
 * {@link #passing}.
 *
 * @param id by which the call is recognised when it comes again
 * @param key the same for the call and for a recording of it that comes later
 * @param answered whether a person at the other end took it
 * @param talkSeconds how long they talked, or null when nobody says
 * @param voiceMessage whether the caller left words instead
 * @param by who took it or made it, or null
 * @param name of the person outside, if the exchange knows it
 */
public record PhoneCall(
        String id,
        String key,
        Instant startedAt,
        boolean answered,
        @Nullable Integer talkSeconds,
        boolean voiceMessage,
        @Nullable String recordingUrl,
        @Nullable String by,
        @Nullable String name,
        @Nullable Attribution attribution) {

    private static final int LONGEST_SECONDS = 7;

    /** Somebody called: a request, taken or missed. */
    public Item incoming(ContactPoint caller) {
        return new Item.Request(id, Item.FOR_EVER, request("in", caller, incomingText()));
    }

    /** The business called: no request, but part of what goes on with the person. */
    public Item outgoing(ContactPoint called) {
        return new Item.Activity(
                id, Item.FOR_EVER, "A call that was made from here", request("out", called, outgoingText()));
    }

    /** An event on the way to the end of a call, or of one of its legs. */
    public static Item passing(String callId, String event, String detail) {
        return new Item.Ignored(callId + ":" + event, Item.FOR_EVER, camelCase(event), detail);
    }

    /**
     * The recording of a call that comes when the call is over: a later wording of the same call, found by its key, for
     * nobody says in it who called. It is no request: alone it opens no lead.
     *
     * @param id of the recording
     * @param key of the call
     * @param recordedSeconds how long it is, or null; not how long they talked
     */
    public static Item recording(
            String id,
            String key,
            Instant recordedAt,
            boolean incoming,
            @Nullable Integer recordedSeconds,
            String url) {
        var request = new InboundRequest(
                "call",
                "call",
                id,
                recordedAt,
                new Sender(null, List.of()),
                recordedSeconds == null ? "[call recording]" : "[call recording, " + words(recordedSeconds) + "]",
                List.of(),
                key,
                new Call(incoming ? "in" : "out", false, null, url), // a voice message is recorded too
                null,
                null,
                key,
                true);
        return new Item.Activity(id, Item.FOR_EVER, "The recording of a call", request);
    }

    /** Seconds as exchanges write them, also as hours, minutes and seconds; null when there are none. */
    public static @Nullable Integer seconds(@Nullable String written) {
        if (written == null) {
            return null;
        }
        var text = written.strip().replaceFirst("[.,]\\d+$", "");
        if (text.matches("\\d{1," + LONGEST_SECONDS + "}")) {
            return Integer.valueOf(text);
        }
        if (text.matches("(\\d{1,3}:)?\\d{1,3}:\\d{1,2}")) {
            int seconds = 0;
            for (var part : text.split(":")) {
                seconds = seconds * 60 + Integer.parseInt(part);
            }
            return seconds;
        }
        return null;
    }

    /** {@code NOTIFY_START} and {@code in-progress} as names of a kind: {@code notifyStart}, {@code inProgress}. */
    public static String camelCase(String event) {
        var name = new StringBuilder();
        for (var word : event.split("[^\\p{L}\\p{N}]+")) {
            if (word.isEmpty()) {
                continue;
            }
            var shouted = word.equals(word.toUpperCase(Locale.ROOT)) ? word.toLowerCase(Locale.ROOT) : word;
            char first = shouted.charAt(0);
            name.append(name.isEmpty() ? Character.toLowerCase(first) : Character.toUpperCase(first))
                    .append(shouted, 1, shouted.length());
        }
        return name.isEmpty() ? "unknown" : name.substring(0, Math.min(name.length(), 60));
    }

    private InboundRequest request(String direction, ContactPoint person, String text) {
        return new InboundRequest(
                "call",
                "call",
                id,
                startedAt,
                new Sender(Words.clean(name, 200), List.of(person)),
                text,
                List.of(),
                null,
                new Call(direction, answered, answered ? talkSeconds : Integer.valueOf(0), recordingUrl),
                null,
                attribution,
                key,
                false);
    }

    private String incomingText() {
        if (!answered) {
            return voiceMessage ? "[missed call, voice message]" : "[missed call]";
        }
        return "[call" + duration() + (by == null ? "" : ", answered by " + Words.clean(by, 200)) + "]";
    }

    private String outgoingText() {
        return "[outgoing call" + (answered ? duration() : ", no answer")
                + (by == null ? "" : ", by " + Words.clean(by, 200)) + "]";
    }

    private String duration() {
        return talkSeconds == null ? "" : ", " + words(talkSeconds);
    }

    private static String words(int seconds) {
        var time = Duration.ofSeconds(seconds);
        var words = new StringBuilder();
        if (time.toHours() > 0) {
            words.append(time.toHours()).append(" h ");
        }
        if (time.toMinutesPart() > 0) {
            words.append(time.toMinutesPart()).append(" min ");
        }
        if (time.toSecondsPart() > 0 || words.isEmpty()) {
            words.append(time.toSecondsPart()).append(" s");
        }
        return words.toString().strip();
    }

    /** Does not repeat what it holds: it is personal. */
    @Override
    public String toString() {
        return "PhoneCall[" + (answered ? "answered" : "missed") + "]";
    }
}
