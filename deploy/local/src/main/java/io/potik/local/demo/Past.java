package io.potik.local.demo;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Makes up leads of the last three months, each with moves, messages and an end that follow from who and where. */
final class Past {

    private static final int DAYS = 92;
    private static final Duration LONGEST_WAIT = Duration.ofDays(2);
    private static final Duration GIVEN_UP = Duration.ofDays(14);
    private static final List<String> STAGES = List.of("Contacted", "Qualified", "Offer");
    private static final double[] GOES_ON = {0.86, 0.62, 0.66};
    private static final List<String> REASONS = List.of(
            "Too expensive",
            "Too expensive",
            "No answer",
            "No answer",
            "Chose another",
            "Not in our area",
            "Changed their mind");

    private final List<String> managers;
    private final Instant now;
    private final Random random;

    Past(List<String> managers, Clock clock, Random random) {
        this.managers = managers;
        this.now = clock.instant();
        this.random = random;
    }

    /** One line of the history import; the same number is the same external id. */
    Map<String, Object> lead(int number) {
        var source = source();
        int who = random.nextInt(managers.size());
        String manager = managers.get(who);
        double chance = source.quality() * skill(who);
        Instant createdAt = moment();
        String name = Texts.name(random);

        Map<String, Object> lead = new LinkedHashMap<>();
        lead.put("externalId", "demo-" + number);
        lead.put("title", name);
        lead.put("name", name);
        lead.put("contactPoints", contactPoints(number, source));
        lead.put("source", Map.of("name", source.name(), "channel", source.channel()));
        lead.put("createdAt", createdAt.toString());
        lead.put("manager", manager);
        live(lead, manager, chance, createdAt);
        if (random.nextInt(5) == 0) {
            lead.put("tags", List.of(Texts.any(List.of("measurement", "urgent", "new flat", "renovation"), random)));
        }
        return lead;
    }

    private void live(Map<String, Object> lead, String manager, double chance, Instant createdAt) {
        List<Map<String, Object>> messages = new ArrayList<>();
        List<Map<String, Object>> moves = new ArrayList<>();
        messages.add(message("in", Texts.question(random), createdAt, null));
        Instant at = createdAt.plus(minutes(4, 200));
        boolean answered = at.isBefore(now) && random.nextInt(40) > 0;
        if (answered) {
            messages.add(message("out", Texts.answer(random), at, manager));
        }
        int stage = 0;
        boolean lost = !answered && random.nextInt(3) == 0;
        while (answered && stage < STAGES.size()) {
            at = at.plus(minutes(60, 3_500));
            if (at.isAfter(now)) {
                break;
            }
            if (random.nextDouble() > Math.min(0.97, GOES_ON[stage] * (0.75 + 0.25 * chance))) {
                lost = true;
                break;
            }
            moves.add(Map.of("stage", STAGES.get(stage), "at", at.toString(), "by", manager));
            stage++;
            if (random.nextInt(3) == 0) {
                var asked = at.minus(minutes(2, 30));
                messages.add(message("in", Texts.more(random), asked, null));
                // somebody always waits, but nobody for weeks
                if (random.nextInt(4) > 0 || asked.isBefore(now.minus(LONGEST_WAIT))) {
                    messages.add(message("out", Texts.answer(random), asked.plus(minutes(5, 240)), manager));
                }
            }
            if (random.nextInt(14) == 0 && stage == 2) {
                at = at.plus(minutes(30, 900));
                moves.add(Map.of("stage", "Contacted", "at", at.toString(), "by", manager));
                stage = 1;
            }
        }
        if (stage >= 2) {
            lead.put("lines", lines());
        }
        Instant end = at.plus(minutes(600, 9_000));
        if (end.isBefore(now)) {
            lost |= !answered;
            end(lead, manager, lost, stage, chance, end);
        }
        lead.put(
                "messages",
                messages.stream()
                        .filter(m -> !Instant.parse((String) m.get("at")).isAfter(now))
                        .sorted(Comparator.comparing(m -> Instant.parse((String) m.get("at"))))
                        .toList());
        lead.put(
                "moves",
                moves.stream()
                        .filter(m -> !Instant.parse((String) m.get("at")).isAfter(now))
                        .toList());
    }

    private void end(Map<String, Object> lead, String manager, boolean lost, int stage, double chance, Instant at) {
        if (stage == STAGES.size() && random.nextDouble() < 0.55 * chance) {
            lead.put("end", Map.of("kind", "won", "at", at.toString(), "by", manager));
        } else if (lost || random.nextInt(10) < 8 || at.isBefore(now.minus(GIVEN_UP))) {
            lead.put(
                    "end",
                    Map.of(
                            "kind",
                            "rejected",
                            "at",
                            at.toString(),
                            "by",
                            manager,
                            "reason",
                            Texts.any(REASONS, random)));
        }
    }

    private List<Map<String, Object>> contactPoints(int number, Business.Source source) {
        List<Map<String, Object>> points = new ArrayList<>();
        String phone = "+38067" + String.format(java.util.Locale.ROOT, "%07d", 1_000_000 + number * 37);
        switch (source.channel()) {
            case "telegram" -> points.add(Map.of("kind", "telegram", "value", String.valueOf(500_000_000L + number)));
            case "instagram" -> points.add(Map.of("kind", "igsid", "value", String.valueOf(17_800_000_000L + number)));
            default -> points.add(Map.of("kind", "phone", "value", phone));
        }
        if (random.nextInt(3) == 0) {
            points.add(Map.of("kind", "email", "value", "person" + number + "@example.com"));
        }
        return points;
    }

    private List<Map<String, Object>> lines() {
        List<Map<String, Object>> lines = new ArrayList<>();
        int count = 1 + random.nextInt(3);
        for (int i = 0; i < count; i++) {
            var product = Texts.any(Business.PRODUCTS, random);
            lines.add(Map.of("name", product.name(), "quantity", "1", "price", product.price() + ".00"));
        }
        return lines;
    }

    private Business.Source source() {
        int ticket = random.nextInt(100);
        for (var source : Business.SOURCES) {
            ticket -= source.weight();
            if (ticket < 0) {
                return source;
            }
        }
        return Business.SOURCES.getFirst();
    }

    private double skill(int who) {
        return Business.STAFF.stream()
                .filter(Business.Person::sells)
                .toList()
                .get(who)
                .skill();
    }

    /** More on working days, between eight and ten in the evening, a little more every week. */
    private Instant moment() {
        while (true) {
            int back = (int) (DAYS * Math.pow(random.nextDouble(), 1.15));
            var day = LocalDate.now(Business.ZONE).minusDays(back);
            boolean weekend = day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
            var at = day.atTime(8, 0).atZone(Business.ZONE).toInstant().plus(minutes(0, 14 * 60));
            if (at.isBefore(now) && (!weekend || random.nextInt(3) == 0)) {
                return at;
            }
        }
    }

    private Duration minutes(int from, int to) {
        return Duration.ofSeconds(60L * (from + random.nextInt(to - from)) + random.nextInt(60));
    }

    private static Map<String, Object> message(String direction, String text, Instant at, @Nullable String by) {
        Map<String, Object> message =
                new LinkedHashMap<>(Map.of("direction", direction, "text", text, "at", at.toString()));
        if (by != null) {
            message.put("by", by);
        }
        return message;
    }
}
