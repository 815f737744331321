package io.potik.intake.hook;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import io.potik.intake.channel.Channel;
import io.potik.intake.channel.Channels;
import io.potik.intake.channel.HookAnswer;
import io.potik.intake.channel.RawDelivery;
import io.potik.intake.channel.Verification;
import io.potik.intake.connection.Hooks;
import io.potik.intake.connection.Hooks.Hook;
import io.potik.intake.problem.Invalid;
import io.potik.intake.problem.NotFound;
import io.potik.intake.receipt.NewDelivery.NewReceipt;
import io.potik.intake.receipt.ReadDelivery;
import io.potik.intake.sql.Rows;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Connections")
@RestController
class PreviewController {

    /** {@code headers}: by name a value or a list of values. */
    record PreviewRequest(
            @Nullable String method,
            @Nullable Map<String, Object> headers,
            @Nullable String query,
            @Nullable String body,
            @Nullable String bodyBase64) {

        @Override
        public String toString() {
            return "PreviewRequest[…]";
        }
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record AnswerView(
            int status,
            Map<String, String> headers,
            @Nullable String contentType,
            String body) {

        static AnswerView of(HookAnswer answer) {
            return new AnswerView(
                    answer.status(),
                    answer.headers(),
                    answer.contentType(),
                    new String(answer.body(), StandardCharsets.UTF_8));
        }
    }

    record ItemView(
            String externalId,
            String kind,
            String outcome,
            @Nullable String detail,

            @Schema(type = "object") @JsonRawValue @Nullable String inboundRequest) {

        static ItemView of(NewReceipt receipt) {
            return new ItemView(
                    receipt.externalId(),
                    receipt.kind(),
                    receipt.outcome().word(),
                    receipt.detail(),
                    receipt.request());
        }
    }

    record PreviewView(boolean verified, AnswerView answer, List<ItemView> items) {}

    private final Hooks hooks;
    private final Channels channels;
    private final ReadDelivery read;

    PreviewController(Hooks hooks, Channels channels, ReadDelivery read) {
        this.hooks = hooks;
        this.channels = channels;
        this.read = read;
    }

    @Operation(
            summary = "What would come of a delivery",
            description =
                    "Verified, answered and read as a real one, and nothing is stored. An outcome inFlight would be"
                            + " decided by the service that makes leads.")
    @PostMapping("/api/connections/{id}/preview")
    PreviewView preview(@PathVariable UUID id, @RequestBody PreviewRequest request) {
        var hook = hooks.of(id).orElseThrow(() -> new NotFound("connection"));
        var channel = channels.existing(hook.connection().provider());
        var raw = raw(request);
        return switch (channel.verify(raw, hook.access())) {
            case Verification.Answered answered -> new PreviewView(true, AnswerView.of(answered.answer()), List.of());
            case Verification.Refused refused ->
                new PreviewView(
                        false,
                        AnswerView.of(HookProblem.of(refused.status(), refused.reason())
                                .with(refused.headers())),
                        List.of());
            case Verification.Accepted accepted -> readable(channel, hook, raw);
            case Verification.Late late -> readable(channel, hook, raw);
        };
    }

    private PreviewView readable(Channel channel, Hook hook, RawDelivery raw) {
        return new PreviewView(
                true,
                AnswerView.of(channel.answer(raw, hook.access())),
                read.read(channel, hook.access(), raw).receipts().stream()
                        .map(ItemView::of)
                        .toList());
    }

    private static RawDelivery raw(PreviewRequest request) {
        var headers = new LinkedHashMap<String, List<String>>();
        if (request.headers() != null) {
            request.headers()
                    .forEach((name, value) -> headers.put(
                            name.toLowerCase(Locale.ROOT),
                            value instanceof List<?> values
                                    ? values.stream().map(String::valueOf).toList()
                                    : List.of(String.valueOf(value))));
        }
        return new RawDelivery(
                request.method() == null ? "POST" : request.method().toUpperCase(Locale.ROOT),
                request.query(),
                headers,
                body(request),
                Rows.now());
    }

    private static byte[] body(PreviewRequest request) {
        if (request.bodyBase64() == null) {
            return (request.body() == null ? "" : request.body()).getBytes(StandardCharsets.UTF_8);
        }
        try {
            return Base64.getDecoder().decode(request.bodyBase64());
        } catch (IllegalArgumentException e) {
            throw new Invalid("bodyBase64", "This is no base64.");
        }
    }
}
