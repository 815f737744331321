package io.potik.gateway.route;

import io.micrometer.core.instrument.Meter.MeterProvider;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.potik.gateway.problem.ProblemWriter;
import io.potik.gateway.problem.Problems;
import io.potik.gateway.problem.ServiceDown;
import io.potik.gateway.problem.TooLarge;
import io.potik.gateway.problem.Unreadable;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.springframework.http.HttpHeaders;

/**
 * The whole way of a delivery through the gateway. Sessions, sign-in, origins and routing have no word in it (which pages
 * may post to a connection is that connection's setting, and intake answers a page's preflight itself), and together
 * they cost a delivery more than the exchange; so it is answered before them.
 */
final class HookFilter implements Filter {

    private final ServiceExchange exchange;
    private final ProblemWriter problems;
    private final MeterProvider<Timer> timers;

    HookFilter(ServiceExchange exchange, ProblemWriter problems, MeterRegistry metrics) {
        this.exchange = exchange;
        this.problems = problems;
        this.timers = Timer.builder("gateway.hooks")
                .description("Deliveries by the status of their answers")
                .withRegistry(metrics);
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain neverGoneOnWith)
            throws IOException {
        answer((HttpServletRequest) request, (HttpServletResponse) response);
    }

    private void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        long since = System.nanoTime();
        try {
            exchange.exchange(request, response);
        } catch (TooLarge e) {
            problems.write(response, Problems.tooLarge(e));
        } catch (Unreadable e) {
            problems.write(response, Problems.unreadable(e));
        } catch (ServiceDown e) {
            response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(e.retryAfterSeconds()));
            problems.write(response, Problems.serviceDown(e));
        } finally {
            timers.withTag("status", Integer.toString(response.getStatus()))
                    .record(System.nanoTime() - since, TimeUnit.NANOSECONDS);
        }
    }
}
