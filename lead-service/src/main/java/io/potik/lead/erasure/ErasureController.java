package io.potik.lead.erasure;

import io.potik.lead.contact.ContactPoint;
import io.potik.lead.problem.NotFound;
import io.potik.lead.security.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "A person's rights", description = "What is kept of a person, and forgetting it")
class ErasureController {

    private static final int MOST = 200;

    private final BeginErasure beginErasure;
    private final ErasureList erasures;
    private final PersonalTopics topics;
    private final PersonalData data;

    ErasureController(BeginErasure beginErasure, ErasureList erasures, PersonalTopics topics, PersonalData data) {
        this.beginErasure = beginErasure;
        this.erasures = erasures;
        this.topics = topics;
        this.data = data;
    }

    /** Whom. */
    record NamedPerson(
            @Nullable UUID customerId,
            @Nullable UUID leadId,
            @Nullable Point contactPoint) {

        BeginErasure.Of of() {
            return new BeginErasure.Of(customerId, leadId, contactPoint == null ? null : contactPoint.point());
        }
    }

    record Point(String kind, String value) {

        ContactPoint point() {
            return new ContactPoint(kind, value);
        }
    }

    /** Everything by which they are known, and how much would go. */
    record Found(
            List<UUID> customerIds,
            List<UUID> leadIds,
            List<ContactPoint> contactPoints,
            int openLeads,
            int messages,
            List<BeginErasure.CardFile> files) {}

    /** As {@link Found} says it. */
    record Known(
            @Nullable List<UUID> customerIds,
            @Nullable List<UUID> leadIds,
            @Nullable List<Point> contactPoints) {

        Person person() {
            return new Person(
                    customerIds == null ? List.of() : customerIds,
                    leadIds == null ? List.of() : leadIds,
                    contactPoints == null
                            ? List.of()
                            : contactPoints.stream().map(Point::point).toList());
        }
    }

    @PostMapping("/api/erasures/preview")
    @Operation(
            summary = "Who would be erased: everything by which they are known, and how much is kept of them",
            description = "One of customerId, leadId and contactPoint.")
    Found preview(@RequestBody NamedPerson named) {
        var found = beginErasure.preview(named.of());
        return new Found(
                found.person().customerIds(),
                found.person().leadIds(),
                found.person().contactPoints(),
                found.openLeads(),
                found.messages(),
                found.files());
    }

    @PostMapping("/api/erasures")
    @Operation(
            summary = "Forget a person, everywhere",
            description =
                    "One of customerId, leadId and contactPoint. It cannot be undone, and goes on by itself until it"
                            + " is done; asked again meanwhile, the answer is the same erasure. Leads and orders stay for the"
                            + " reports, without anything personal. 503 while Kafka does not answer.")
    ResponseEntity<Erasure> begin(Caller caller, @RequestBody NamedPerson named) {
        try {
            var id = beginErasure.begin(caller, named.of(), topics.ends());
            return ResponseEntity.status(HttpStatus.ACCEPTED).body(find(id));
        } catch (PersonalTopics.Away e) {
            throw new DataAccessResourceFailureException("The topics cannot be asked", e);
        }
    }

    @GetMapping("/api/erasures")
    @Operation(
            summary =
                    "Who was forgotten when, by whom, and how far it is, the newest first; nothing says who they were")
    ErasureList.Page page(
            @RequestParam(required = false) @Nullable UUID after, @RequestParam(defaultValue = "50") int limit) {
        return erasures.page(after, Math.clamp(limit, 1, MOST));
    }

    @GetMapping("/api/erasures/{id}")
    @Operation(summary = "One of them")
    Erasure find(@PathVariable UUID id) {
        return erasures.find(id).orElseThrow(() -> new NotFound("erasure"));
    }

    @PostMapping(path = "/api/leads/personal-data", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "What this service keeps of a person, as POST /api/erasures/preview found them",
            description =
                    "A list of rows for each table. GET /api/personal-data gathers that of all services, with files.")
    void tell(@RequestBody Known known, HttpServletResponse response) throws IOException {
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        data.tell(known.person(), response.getOutputStream());
    }

    @PostMapping("/api/leads/personal-data/counts")
    @Operation(
            summary = "How many rows of each table would be emptied or removed",
            description = "GET /api/personal-data/preview gathers that of all services.")
    Map<String, Integer> count(@RequestBody Known known) {
        return data.count(known.person());
    }
}
