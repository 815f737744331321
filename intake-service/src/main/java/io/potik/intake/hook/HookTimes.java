package io.potik.intake.hook;

import io.micrometer.core.instrument.Meter.MeterProvider;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.TimeUnit;

/** How long deliveries take, by the status of their answers. */
final class HookTimes implements Filter {

    private final MeterProvider<Timer> timers;

    HookTimes(MeterRegistry metrics) {
        this.timers = Timer.builder("intake.hooks")
                .description("Deliveries by the status of their answers")
                .withRegistry(metrics);
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain rest)
            throws IOException, ServletException {
        long since = System.nanoTime();
        rest.doFilter(request, response);
        if (!request.isAsyncStarted()) { // one whose body is still on its way says more about its sender than about us
            timers.withTag("status", Integer.toString(((HttpServletResponse) response).getStatus()))
                    .record(System.nanoTime() - since, TimeUnit.NANOSECONDS);
        }
    }
}
