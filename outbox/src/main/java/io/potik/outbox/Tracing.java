package io.potik.outbox;

import io.micrometer.tracing.Link;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.propagation.Propagator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Carries a trace across Kafka: into the outbox row, out of the headers, one span a poll with a link to each cause. */
final class Tracing {

    private final Tracer tracer;
    private final Propagator propagator;

    Tracing(Tracer tracer, Propagator propagator) {
        this.tracer = tracer;
        this.propagator = propagator;
    }

    /** The {@code traceparent} of the present span, or nothing when it is not traced. */
    @Nullable
    String current() {
        var span = tracer.currentSpan();
        if (span == null) {
            return null;
        }
        Map<String, String> carrier = new HashMap<>();
        propagator.inject(span.context(), carrier, (same, name, value) -> carrier.put(name, value));
        return carrier.get(Headers.TRACE);
    }

    /** Runs the handling of a poll in a span that continues the first message's trace and links the others. */
    void receive(String consumer, List<IncomingMessage> messages, Runnable handling) {
        List<String> causes = messages.stream()
                .map(IncomingMessage::trace)
                .filter(t -> t != null)
                .distinct()
                .toList();
        if (causes.isEmpty()) {
            handling.run();
            return;
        }
        Span.Builder builder = extract(causes.getFirst());
        causes.stream().skip(1).limit(32).forEach(cause -> link(builder, cause));
        Span span = builder.name(consumer + " receive").kind(Span.Kind.CONSUMER).start();
        try (var scope = tracer.withSpan(span)) {
            handling.run();
        } catch (RuntimeException e) {
            span.error(e);
            throw e;
        } finally {
            span.end();
        }
    }

    private void link(Span.Builder builder, String cause) {
        Span remote = extract(cause).start();
        builder.addLink(new Link(remote.context()));
        remote.abandon();
    }

    private Span.Builder extract(String trace) {
        return propagator.extract(trace, (same, name) -> name.equalsIgnoreCase(Headers.TRACE) ? trace : null);
    }
}
