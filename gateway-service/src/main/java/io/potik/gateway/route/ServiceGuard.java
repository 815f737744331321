package io.potik.gateway.route;

import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.potik.gateway.problem.ServiceDown;
import io.potik.gateway.problem.Unreadable;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.springframework.http.HttpMethod;

/**
 * Stands before one service. When it does not answer, it is left alone for a while and callers are told at once; when it
 * is slow, only so many wait for it. What a service answers, a 503 included, is an answer.
 */
final class ServiceGuard {

    /** An exchange that may fail for want of an answer. */
    interface Call<T> {
        T run() throws IOException;
    }

    private final Service service;
    private final CircuitBreaker breaker;
    private final Bulkhead bulkhead;
    private final Duration openFor;

    ServiceGuard(Service service, CircuitBreaker breaker, int atOnce, Duration openFor) {
        this.service = service;
        this.breaker = breaker;
        this.openFor = openFor;
        this.bulkhead = Bulkhead.of(
                service.code(),
                BulkheadConfig.custom()
                        .maxConcurrentCalls(atOnce)
                        .maxWaitDuration(Duration.ZERO)
                        .build());
    }

    /**
     * Runs the exchange up to the head of the answer.
     *
     * @throws ServiceDown when there is no answer, or the service is being left alone
     * @throws Unreadable when it failed for a reason of the client's, which says nothing about the service
     */
    <T> T call(HttpMethod method, Call<T> exchange) {
        if (!breaker.tryAcquirePermission()) {
            throw down("Everything else goes on. Your request was not carried out; try again in a few seconds.");
        }
        if (!bulkhead.tryAcquirePermission()) {
            breaker.releasePermission();
            throw down("Too many requests wait for an answer already. Yours was not carried out; try again soon.");
        }
        long start = System.nanoTime();
        try {
            var answer = exchange.run();
            breaker.onSuccess(System.nanoTime() - start, TimeUnit.NANOSECONDS);
            return answer;
        } catch (Unreadable e) {
            breaker.releasePermission();
            throw e;
        } catch (IOException e) {
            breaker.onError(System.nanoTime() - start, TimeUnit.NANOSECONDS, e);
            var problem = down(
                    method.equals(HttpMethod.GET) || method.equals(HttpMethod.HEAD)
                            ? "Everything else goes on. Try again in a few seconds."
                            : "Everything else goes on. It is not certain whether your request was carried out: look"
                                    + " before you send it again.");
            problem.initCause(e);
            throw problem;
        } catch (RuntimeException e) {
            breaker.releasePermission();
            throw e;
        } finally {
            bulkhead.onComplete();
        }
    }

    private ServiceDown down(String detail) {
        return new ServiceDown(service.code(), service.what(), detail, openFor);
    }
}
