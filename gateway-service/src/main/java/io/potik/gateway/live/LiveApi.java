package io.potik.gateway.live;

import io.potik.gateway.staff.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** What changes, as it happens. */
@RestController
@Tag(name = "Live")
class LiveApi {

    private final LiveStreams streams;

    LiveApi(LiveStreams streams) {
        this.streams = streams;
    }

    /** Answers asynchronously below Spring MVC, whose emitters block a thread while a browser is slow. */
    @GetMapping("/api/live")
    @Operation(
            summary =
                    "Server-sent events: ready, then change {leadId, orderId, version, type, managerId, stageId,"
                            + " pipelineId} for what you may see (notification.changed.v1: yours); reset when some were missed and all should be read again")
    void listen(
            @Parameter(hidden = true) @AuthenticationPrincipal Caller caller,
            @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String lastId,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        response.setContentType("text/event-stream;charset=UTF-8");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setHeader("X-Accel-Buffering", "no"); // nginx would gather
        var session = caller.tokenId() == null ? request.getSession(false) : null;
        var exchange = request.startAsync();
        exchange.setTimeout(0);
        streams.open(caller, session == null ? null : session.getId(), lastId, exchange);
    }
}
