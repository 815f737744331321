package io.potik.intake.channel.asterisk;

import io.potik.intake.channel.call.CallTime;
import io.potik.intake.channel.call.PhoneCall;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Whether somebody talked to the caller: two channels in one bridge, and no dialling that failed altogether.
 *
 * @param id of the call
 * @param cdr its call record, if there is one
 */
record Talk(String id, List<AmiEvent> events, @Nullable AmiEvent cdr) {

    private static final Pattern ENDPOINT = Pattern.compile("^[^/]+/([^@/-]+)");

    boolean answered() {
        var dialled = events.stream()
                .filter(event -> event.is("DialEnd"))
                .map(event -> String.valueOf(event.get("DialStatus")))
                .toList();
        if (!dialled.isEmpty() && dialled.stream().noneMatch("ANSWER"::equalsIgnoreCase)) {
            return false;
        }
        return bridged().isPresent() || isRecordedAsAnswered();
    }

    /** A call record has the same disposition for an announcement: only a second channel is a person. */
    private boolean isRecordedAsAnswered() {
        return cdr != null
                && "ANSWERED".equalsIgnoreCase(cdr.get("Disposition"))
                && cdr.get("DestinationChannel", "dstchannel") != null
                && !"0".equals(cdr.get("BillableSeconds", "billsec"));
    }

    /** The event with which a second channel came into a bridge. */
    private Optional<AmiEvent> bridged() {
        var inside = new HashMap<String, String>();
        return events.stream()
                .filter(event -> event.is("BridgeEnter"))
                .filter(event -> {
                    var bridge = event.get("BridgeUniqueid");
                    var channel = event.get("Uniqueid");
                    if (bridge == null || channel == null) {
                        return false;
                    }
                    var other = inside.putIfAbsent(bridge, channel);
                    return other != null && !other.equals(channel);
                })
                .findFirst();
    }

    @Nullable
    Integer seconds() {
        var recorded = cdr == null ? null : PhoneCall.seconds(cdr.get("BillableSeconds", "billsec"));
        if (recorded != null) {
            return recorded;
        }
        var from = bridged().map(Talk::at).orElse(null);
        var until = events.stream()
                .filter(event -> event.is("Hangup") && id.equals(event.get("Uniqueid")))
                .map(Talk::at)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
        if (from == null || until == null || until.isBefore(from)) {
            return null;
        }
        long seconds = Math.round(Duration.between(from, until).toMillis() / 1000.0);
        return seconds > Duration.ofDays(1).toSeconds() ? null : Math.toIntExact(seconds);
    }

    /** Who was in the bridge besides the channel with which the call began, else who took the dialled call. */
    @Nullable
    String by() {
        return events.stream()
                .filter(event -> event.is("BridgeEnter") && !id.equals(event.get("Uniqueid")))
                .map(event -> person(event.get("CallerIDNum"), event.get("CallerIDName")))
                .filter(Objects::nonNull)
                .findFirst()
                .or(() -> events.stream()
                        .filter(event -> event.is("DialEnd") && "ANSWER".equalsIgnoreCase(event.get("DialStatus")))
                        .map(event -> person(event.get("DestCallerIDNum"), event.get("DestCallerIDName")))
                        .filter(Objects::nonNull)
                        .findFirst())
                .or(() -> Optional.ofNullable(cdr)
                        .map(one -> one.get("DestinationChannel", "dstchannel"))
                        .map(ENDPOINT::matcher)
                        .filter(Matcher::find)
                        .map(found -> found.group(1)))
                .orElse(null);
    }

    private static @Nullable String person(@Nullable String number, @Nullable String name) {
        return number == null || name == null || name.equals(number)
                ? (number == null ? name : number)
                : name + " (" + number + ")";
    }

    private static @Nullable Instant at(AmiEvent event) {
        return CallTime.read(event.get("Timestamp"), ZoneOffset.UTC);
    }
}
