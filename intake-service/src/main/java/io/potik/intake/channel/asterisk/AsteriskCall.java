package io.potik.intake.channel.asterisk;

import io.potik.intake.channel.Item;
import io.potik.intake.channel.Phones;
import io.potik.intake.channel.call.CallTime;
import io.potik.intake.channel.call.Caller;
import io.potik.intake.channel.call.PhoneCall;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The events of one call, and what they come to. */
final class AsteriskCall {

    private static final int LONGEST_EXTENSION = 5;
    private static final Pattern BEGUN = Pattern.compile("(?:^|[^0-9])(\\d{9,11})\\.\\d+$");

    private final String id;
    private final List<AmiEvent> events;
    private final boolean whole;
    private final List<String> inboundContexts;
    private final Instant receivedAt;
    private final Phones phones;
    private final ZoneId zone;
    private final @Nullable AmiEvent main;
    private final @Nullable AmiEvent cdr;

    AsteriskCall(
            String id,
            List<AmiEvent> events,
            boolean whole,
            List<String> inboundContexts,
            Instant receivedAt,
            Phones phones,
            ZoneId zone) {
        this.id = id;
        this.events = events;
        this.whole = whole;
        this.inboundContexts = inboundContexts;
        this.receivedAt = receivedAt;
        this.phones = phones;
        this.zone = zone;
        // Events of the manager interface say most of the channel with which the call began.
        this.main = named("Cdr", false)
                .filter(event -> id.equals(event.get("Uniqueid")))
                .findFirst()
                .or(() -> named("Cdr", false).findFirst())
                .orElse(null);
        this.cdr = named("Cdr", true)
                .filter(event -> id.equals(event.get("Uniqueid")))
                .findFirst()
                .or(() -> named("Cdr", true).findFirst())
                .orElse(null);
    }

    Item item() {
        if (!isOver()) {
            var last = events.getLast();
            var channel = last.channel();
            return PhoneCall.passing(
                    channel == null || channel.equals(id) ? id : id + "/" + channel,
                    last.name().isEmpty() ? "event" : last.name(),
                    "A call on its way, or one leg of it; it is counted when it is over");
        }
        var talk = new Talk(id, events, cdr);
        var called = dialled();
        var number = caller();
        if (isIncoming(number)) {
            return call(talk, name(number), talk.by()).incoming(Caller.of(number, false, id, phones));
        }
        return called == null || Caller.isExtension(called, LONGEST_EXTENSION) || !called.matches(".*\\d{6}.*")
                ? new Item.Ignored(id, Item.FOR_EVER, "internal", "A call between extensions")
                : call(talk, null, number).outgoing(Caller.of(called, false, id, phones));
    }

    /** Every leg hangs up; the call is over when the channel does with which it began. */
    private boolean isOver() {
        return whole
                || cdr != null
                || events.stream().anyMatch(event -> event.is("Hangup") && id.equals(event.get("Uniqueid")));
    }

    private boolean isIncoming(@Nullable String number) {
        var context = Objects.requireNonNullElse(said("Context", "dcontext", "DestinationContext"), "");
        if (!inboundContexts.isEmpty()) {
            return inboundContexts.stream().anyMatch(context::equalsIgnoreCase);
        }
        return !context.toLowerCase(Locale.ROOT).startsWith("from-internal")
                && !Caller.isExtension(number, LONGEST_EXTENSION);
    }

    private @Nullable String caller() {
        return said("CallerIDNum", "Source", "src", "CallerID", "clid");
    }

    private @Nullable String dialled() {
        return said("Exten", "Destination", "dst");
    }

    private @Nullable String name(@Nullable String number) {
        var name = said("CallerIDName");
        return name == null || name.equals(number) || Caller.isHidden(name) ? null : name;
    }

    private @Nullable String said(String... names) {
        var value = main == null ? null : main.get(names);
        return value != null || cdr == null ? value : cdr.get(names);
    }

    private PhoneCall call(Talk talk, @Nullable String name, @Nullable String by) {
        return new PhoneCall(id, id, startedAt(), talk.answered(), talk.seconds(), false, recording(), by, name, null);
    }

    /** An id holds the second in which its channel was made; what stands behind the dot only counts. */
    private Instant startedAt() {
        var begun = BEGUN.matcher(id);
        if (begun.find()) {
            return CallTime.of(begun.group(1), zone, receivedAt);
        }
        var start = cdr == null ? null : cdr.get("StartTime", "start", "calldate");
        return CallTime.of(start == null ? said("Timestamp") : start, zone, receivedAt);
    }

    private @Nullable String recording() {
        var file = events.stream()
                .filter(event -> "MIXMONITOR_FILENAME".equals(event.get("Variable")))
                .map(event -> event.get("Value"))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(cdr == null ? null : cdr.get("recordingfile"));
        return file == null ? null : file.contains("://") ? file : "asterisk:" + file;
    }

    private Stream<AmiEvent> named(String name, boolean so) {
        return events.stream().filter(event -> event.is(name) == so && event.get("Variable") == null);
    }
}
