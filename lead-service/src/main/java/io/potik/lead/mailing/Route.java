package io.potik.lead.mailing;

import io.potik.lead.template.Placeholders;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How a customer can be written to now: where they last wrote from, of all leads of the person.
 *
 * @param way null when no channel that they ever wrote by can be written to
 * @param allowed whether the channel takes it now; some do only for a day after the person wrote
 * @param optedOut whether they do not want it
 * @param excluded whether an exclusion of theirs is in force
 */
record Route(
        UUID customer,
        @Nullable String name,
        @Nullable String company,
        @Nullable Way way,
        boolean allowed,
        boolean optedOut,
        boolean excluded) {

    /** A conversation. */
    record Way(
            UUID lead, long number, UUID connection, String channel, String kind, String value, String conversation) {}

    /** What they would get. */
    Placeholders.Filled filled(String text, String manager) {
        Map<String, String> known = new HashMap<>();
        known.put("manager", manager);
        if (name != null) {
            known.put("name", name);
        }
        if (company != null) {
            known.put("company", company);
        }
        if (way != null) {
            known.put("number", String.valueOf(way.number()));
        }
        known.values().removeIf(String::isBlank);
        return Placeholders.fill(text, known);
    }

    /**
     * Why they are left out; null when they are not.
     *
     * @param reached who was reached already, as address by connection
     */
    @Nullable
    String whyNot(Placeholders.Filled filled, Set<String> reached) {
        if (optedOut) {
            return "optedOut";
        } else if (excluded) {
            return "excluded";
        } else if (way == null) {
            return "noChannel";
        } else if (!allowed) {
            return "tooLate";
        } else if (!filled.missing().isEmpty()) {
            return "missing";
        }
        return reached.contains(address(way)) ? "reached" : null;
    }

    /** Those that there are. */
    static List<Way> ways(List<Route> routes) {
        List<Way> ways = new ArrayList<>();
        for (var route : routes) {
            if (route.way() != null) {
                ways.add(route.way());
            }
        }
        return ways;
    }

    /** What nobody is written to twice at. */
    static String address(Way way) {
        return way.connection() + " " + way.kind() + ":" + way.value();
    }
}
