package io.potik.gateway.security;

import io.potik.gateway.problem.ProblemWriter;
import io.potik.gateway.problem.Problems;
import io.potik.gateway.problem.TooMany;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/** Holds back an address that floods the hooks. */
final class HookLimit extends OncePerRequestFilter {

    private final Buckets addresses;
    private final ProblemWriter problems;

    HookLimit(int perSecond, ProblemWriter problems) {
        this.addresses = new Buckets(perSecond, Duration.ofSeconds(1));
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            addresses.take(request.getRemoteAddr());
        } catch (TooMany e) {
            response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(e.seconds()));
            problems.write(response, Problems.tooMany(e));
            return;
        }
        chain.doFilter(request, response);
    }
}
