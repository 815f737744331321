package io.potik.lead.board;

import io.potik.lead.pipeline.Pipelines;
import io.potik.lead.security.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
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
    private final ReadFilter filter;
    private final Pipelines pipelines;

    BoardController(Board board, ReadFilter filter, Pipelines pipelines) {
        this.board = board;
        this.filter = filter;
        this.pipelines = pipelines;
    }

    @GetMapping
    @Operation(summary = "The columns of a pipeline, each with its count, its sums and its first cards")
    Board.View board(
            Caller caller,
            @RequestParam(required = false) @Nullable UUID pipelineId,
            @Valid @ParameterObject LeadQuery query) {
        return board.of(
                pipelineId == null ? pipelines.theDefault() : pipelines.withId(pipelineId),
                caller.sees(),
                filter.of(caller.sees(), query));
    }

    @GetMapping("/{stageId}")
    @Operation(summary = "Further cards of one column")
    Board.Page column(
            Caller caller,
            @PathVariable UUID stageId,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "25") int limit,
            @Valid @ParameterObject LeadQuery query) {
        return board.of(stageId, filter.of(caller.sees(), query), Cursor.of(after), Math.clamp(limit, 1, MOST));
    }
}
