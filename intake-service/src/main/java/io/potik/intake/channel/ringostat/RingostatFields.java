package io.potik.intake.channel.ringostat;

import io.potik.intake.channel.Settings;
import io.potik.intake.channel.call.Parameters;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The fields of one call by names of ours: as they are mapped in the settings, else as Ringostat usually calls them. */
final class RingostatFields {

    static final String ID = "id";
    static final String CALLER = "caller";
    static final String CALLED = "called";
    static final String STATUS = "status";
    static final String DIRECTION = "direction";
    static final String TALK = "talkSeconds";
    static final String STARTED = "startedAt";
    static final String RECORDING = "recording";
    static final String EMPLOYEE = "employee";
    static final String NAME = "name";
    static final String LANDING = "landingPage";
    static final String REFERRER = "referrer";

    private static final Map<String, List<String>> USUAL = Map.ofEntries(
            Map.entry(ID, List.of("call_id", "callid", "uniqueid", "unique_id", "uuid", "call_uuid")),
            Map.entry(
                    CALLER,
                    List.of(
                            "caller",
                            "caller_id",
                            "caller_number",
                            "callerid",
                            "src",
                            "from",
                            "client_number",
                            "phone",
                            "userfield")),
            Map.entry(
                    CALLED,
                    List.of(
                            "dst",
                            "e164",
                            "called",
                            "called_id",
                            "called_number",
                            "callee",
                            "to",
                            "client_number",
                            "phone",
                            "userfield")),
            Map.entry(STATUS, List.of("disposition", "status", "call_status")),
            Map.entry(DIRECTION, List.of("call_type", "calltype", "direction", "type")),
            Map.entry(TALK, List.of("billsec", "talk_time", "talktime", "conversation_duration", "duration")),
            Map.entry(STARTED, List.of("calldate", "call_date", "start_time", "date", "datetime", "timestamp")),
            Map.entry(
                    RECORDING,
                    List.of("recording", "recording_url", "recording_wav", "record", "record_url", "audio_url")),
            Map.entry(
                    EMPLOYEE,
                    List.of("employee_fio", "employee_name", "employee", "connected_with", "manager", "manager_sip")),
            Map.entry(NAME, List.of("client_name", "caller_name", "contact_name")),
            Map.entry("utmSource", List.of("utm_source")),
            Map.entry("utmMedium", List.of("utm_medium")),
            Map.entry("utmCampaign", List.of("utm_campaign")),
            Map.entry("utmContent", List.of("utm_content")),
            Map.entry("utmTerm", List.of("utm_term", "keyword")),
            Map.entry(LANDING, List.of("landing", "landing_page", "page_url", "url")),
            Map.entry(REFERRER, List.of("referrer", "refferrer", "referer")));

    static final List<String> NAMES = USUAL.keySet().stream().sorted().toList();

    private final Parameters sent;
    private final Map<String, String> mapped;

    RingostatFields(Parameters sent, Settings settings) {
        this.sent = sent;
        this.mapped = mapped(settings);
    }

    /** An entry of the settings that maps nothing that is known. */
    static Optional<String> unknown(Settings settings) {
        return settings.list(RingostatSetup.FIELDS).stream()
                .filter(entry -> {
                    int equals = entry.indexOf('=');
                    return equals < 1
                            || equals == entry.length() - 1
                            || !USUAL.containsKey(entry.substring(0, equals).strip());
                })
                .findFirst();
    }

    @Nullable
    String get(String name) {
        var own = mapped.get(name);
        if (own != null) {
            return sent.find(own);
        }
        return sent.find(USUAL.getOrDefault(name, List.of()).toArray(new String[0]));
    }

    private static Map<String, String> mapped(Settings settings) {
        var mapped = new HashMap<String, String>();
        for (var entry : settings.list(RingostatSetup.FIELDS)) {
            int equals = entry.indexOf('=');
            if (equals > 0) {
                mapped.put(
                        entry.substring(0, equals).strip(),
                        entry.substring(equals + 1).strip());
            }
        }
        return mapped;
    }
}
