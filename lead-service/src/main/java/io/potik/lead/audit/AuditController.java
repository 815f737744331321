package io.potik.lead.audit;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Audit", description = "Who changed leads and settings, when and from where")
class AuditController {

    private static final int MOST = 200;

    private final AuditList audit;

    AuditController(AuditList audit) {
        this.audit = audit;
    }

    @GetMapping("/api/audit")
    @Operation(
            summary = "Who changed what, the newest first (owner)",
            description = "via is browser or token, with the token's name and the client's address as the gateway saw"
                    + " it. from and to are moments (ISO 8601). It is all forgotten after a set time.")
    AuditList.Page page(
            @RequestParam(required = false) @Nullable UUID staffId,
            @RequestParam(required = false) @Nullable String kind,
            @RequestParam(required = false) @Nullable UUID subjectId,
            @RequestParam(required = false) @Nullable Instant from,
            @RequestParam(required = false) @Nullable Instant to,
            @RequestParam(required = false) @Nullable UUID after,
            @RequestParam(defaultValue = "50") int limit) {
        return audit.page(new AuditList.Filter(staffId, kind, subjectId, from, to), after, Math.clamp(limit, 1, MOST));
    }
}
