package io.potik.lead.lead.web;

import io.potik.lead.contact.ContactPoint;
import io.potik.lead.contact.ContactPointRules;
import io.potik.lead.contact.GivenContactPoint;
import io.potik.lead.exclusion.Grounds;
import io.potik.lead.lead.ExcludePeople;
import io.potik.lead.lead.ExclusionPreview;
import io.potik.lead.problem.Invalid;
import io.potik.lead.problem.Problems;
import io.potik.lead.security.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Exclusions")
class ExcludeController {

    private static final int MOST = 500;
    private static final int LONGEST = 2000;

    /** Whatever a channel tells people by. */
    private static final Set<String> KINDS = Set.of("phone", "email", "telegram", "viber", "psid", "igsid", "wa");

    private final ExclusionPreview preview;
    private final ExcludePeople excludePeople;
    private final ContactPointRules rules;

    ExcludeController(ExclusionPreview preview, ExcludePeople excludePeople, ContactPointRules rules) {
        this.preview = preview;
        this.excludePeople = excludePeople;
        this.rules = rules;
    }

    record Chosen(@NotEmpty @Size(max = MOST) List<@NotNull UUID> leadIds) {}

    record Listed(@NotEmpty @Size(max = MOST) List<@NotNull @Valid Written> contactPoints) {}

    record Exclusion(
            @NotEmpty @Size(max = MOST) List<@NotNull @Valid Written> contactPoints,
            @Nullable String reason,
            @Nullable @Size(max = LONGEST) String note,
            @Nullable Instant expiresAt) {}

    record Written(
            @NotNull @Size(max = 20) String kind,
            @NotNull @Size(max = 400) String value) {}

    /**
     * What would be done.
     *
     * @param nonsense what was written and is no contact point
     */
    record ListPreview(List<ExclusionPreview.Person> people, ExclusionPreview.Counts counts, List<Nonsense> nonsense) {}

    /**
     * Something that is no contact point.
     *
     * @param index its place in what was sent
     * @param message for people
     */
    record Nonsense(int index, String value, String message) {}

    record Outcomes(List<Outcome> items, int excluded) {}

    /**
     * What became of one person.
     *
     * @param outcome excluded, already, or refused for the reason that the problem tells
     * @param exclusionId null unless excluded
     * @param leads how many were deleted
     */
    record Outcome(
            List<ContactPoint> contactPoints,
            String outcome,
            @Nullable UUID exclusionId,
            int leads,
            @Nullable ProblemDetail problem) {}

    private record Reading(List<GivenContactPoint> points, List<Nonsense> nonsense) {}

    @PostMapping("/api/leads/exclusion/preview")
    @Operation(
            summary = "What excluding these leads would do: who they are, what would be deleted; nothing is changed",
            description = "Of people who are customers it is said; leads that became deals stay.")
    ExclusionPreview.Preview ofLeads(Caller caller, @Valid @RequestBody Chosen chosen) {
        return preview.ofLeads(caller, chosen.leadIds());
    }

    @PostMapping("/api/exclusions/preview")
    @Operation(
            summary =
                    "What excluding these contact points would do, and which of them make no sense; nothing is changed",
            description = "kind is phone, email, telegram, viber, psid, igsid or wa. Contact points of one lead or one"
                    + " customer are one person.")
    ListPreview ofList(Caller caller, @Valid @RequestBody Listed listed) {
        var reading = read(listed.contactPoints());
        var seen = preview.ofPoints(
                caller, reading.points().stream().map(GivenContactPoint::point).toList());
        return new ListPreview(seen.people(), seen.counts(), reading.nonsense());
    }

    @PostMapping("/api/exclusions")
    @Operation(
            summary = "Exclude people by their contact points; an outcome for each of them",
            description =
                    "One exclusion a person. Their open leads are deleted, and what those know of them is excluded too."
                            + " Who is excluded already stays as they are. reason is spam, landlord, contractor or other;"
                            + " from expiresAt on what they send makes leads again by itself.")
    Outcomes exclude(Caller caller, @Valid @RequestBody Exclusion exclusion) {
        var reading = read(exclusion.contactPoints());
        if (!reading.nonsense().isEmpty()) {
            throw new Invalid(reading.nonsense().stream()
                    .map(one -> new Invalid.Field("contactPoints[" + one.index() + "].value", one.message()))
                    .toList());
        }
        var grounds = Grounds.of("", exclusion.reason(), exclusion.note(), exclusion.expiresAt());
        var items = excludePeople.exclude(caller, reading.points(), grounds).stream()
                .map(ExcludeController::outcome)
                .toList();
        return new Outcomes(items, (int)
                items.stream().filter(item -> item.exclusionId() != null).count());
    }

    private static Outcome outcome(ExcludePeople.Result result) {
        var refusal = result.refusal();
        if (refusal != null) {
            return new Outcome(result.contactPoints(), "refused", null, 0, Problems.of(refusal));
        }
        return new Outcome(
                result.contactPoints(),
                result.exclusion() == null ? "already" : "excluded",
                result.exclusion(),
                result.leads(),
                null);
    }

    private Reading read(List<Written> written) {
        var points = new ArrayList<GivenContactPoint>();
        var nonsense = new ArrayList<Nonsense>();
        for (int i = 0; i < written.size(); i++) {
            var one = written.get(i);
            try {
                if (!KINDS.contains(one.kind())) {
                    throw new IllegalArgumentException("There is no such kind of contact point.");
                }
                points.add(rules.read(one.kind(), one.value()));
            } catch (IllegalArgumentException unreadable) {
                nonsense.add(new Nonsense(i, one.value(), String.valueOf(unreadable.getMessage())));
            }
        }
        return new Reading(points, nonsense);
    }
}
