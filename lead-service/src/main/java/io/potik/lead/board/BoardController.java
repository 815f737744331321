package io.potik.lead.board;

import io.potik.lead.pipeline.Pipelines;
import io.potik.lead.security.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/board")
@Tag(name = "Board", description = "A pipeline's columns of cards")
class BoardController {

    private static final int MOST = 200;

    private final Board board;
    private final Pipelines pipelines;

    BoardController(Board board, Pipelines pipelines) {
        this.board = board;
        this.pipelines = pipelines;
    }

    @GetMapping
    @Operation(summary = "The columns of a pipeline, each with its count, its sums and its first cards")
    Board.View board(
            Caller caller,
            @RequestParam(required = false) @Nullable UUID pipelineId,
            @RequestParam(required = false) @Nullable String managerId,
            @RequestParam(required = false) @Nullable UUID sourceId,
            @RequestParam(required = false) @Nullable String q) {
        return board.of(
                pipelineId == null ? pipelines.theDefault() : pipelines.withId(pipelineId),
                LeadFilter.of(caller.sees(), managerId, sourceId, q));
    }

    @GetMapping("/{stageId}")
    @Operation(summary = "Further cards of one column")
    Board.Page column(
            Caller caller,
            @PathVariable UUID stageId,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "25") int limit,
            @RequestParam(required = false) @Nullable String managerId,
            @RequestParam(required = false) @Nullable UUID sourceId,
            @RequestParam(required = false) @Nullable String q) {
        return board.of(
                stageId,
                LeadFilter.of(caller.sees(), managerId, sourceId, q),
                Cursor.of(after),
                Math.clamp(limit, 1, MOST));
    }
}
