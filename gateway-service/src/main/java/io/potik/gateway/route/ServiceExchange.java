package io.potik.gateway.route;

import io.potik.gateway.problem.TooLarge;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.function.BiConsumer;
import org.apache.hc.client5.http.classic.HttpClient;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.io.entity.InputStreamEntity;
import org.apache.hc.core5.http.message.BasicClassicHttpRequest;
import org.apache.hc.core5.util.Timeout;
import org.springframework.cloud.gateway.server.mvc.handler.GatewayServerResponse;
import org.springframework.cloud.gateway.server.mvc.handler.ProxyExchange;
import org.springframework.http.HttpMethod;
import org.springframework.web.servlet.function.HandlerFunction;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * Passes a request on to a service and its answer back, byte for byte: the address is not decoded and encoded again, the
 * body is streamed in both directions, and nobody before has read a parameter out of it.
 */
final class ServiceExchange implements ProxyExchange, HandlerFunction<ServerResponse> {

    /** Of an answer: what belongs to the connection, and cookies, which are the gateway's alone. */
    private static final Set<String> NOT_PASSED_BACK = Set.of(
            "connection",
            "keep-alive",
            "proxy-authenticate",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade",
            "date",
            "set-cookie",
            "x-content-type-options",
            "x-frame-options",
            "x-xss-protection");

    private final HttpClient client;
    private final HttpHost service;
    private final ServiceGuard guard;
    private final RequestConfig config;
    private final long largestBody;
    private final BiConsumer<HttpServletRequest, HttpRequest> head;

    ServiceExchange(
            HttpClient client,
            URI service,
            ServiceGuard guard,
            Duration connectTimeout,
            Duration timeout,
            long largestBody,
            BiConsumer<HttpServletRequest, HttpRequest> head) {
        this.client = client;
        this.service = HttpHost.create(service);
        this.guard = guard;
        this.config = RequestConfig.custom()
                .setResponseTimeout(Timeout.of(timeout))
                .setConnectionRequestTimeout(Timeout.of(connectTimeout))
                .setProtocolUpgradeEnabled(false)
                .build();
        this.largestBody = largestBody;
        this.head = head;
    }

    @Override
    public ServerResponse handle(ServerRequest request) {
        return exchange(request(request).build());
    }

    @Override
    public ServerResponse exchange(Request exchange) {
        var request = exchange.getServerRequest().servletRequest();
        var answer = answer(request);
        return GatewayServerResponse.status(answer.getCode()).build((ignored, response) -> {
            copy(answer, request, response);
            return null;
        });
    }

    /**
     * The same without a router around it.
     *
     * @throws io.potik.gateway.problem.ServiceDown when there is no answer
     * @throws TooLarge when the body is
     * @throws io.potik.gateway.problem.Unreadable when the body broke off
     */
    void exchange(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var answer = answer(request);
        response.setStatus(answer.getCode());
        copy(answer, request, response);
    }

    private ClassicHttpResponse answer(HttpServletRequest request) {
        if (request.getContentLengthLong() > largestBody) {
            throw new TooLarge(largestBody);
        }
        return guard.call(HttpMethod.valueOf(request.getMethod()), () -> send(request));
    }

    private ClassicHttpResponse send(HttpServletRequest request) throws IOException {
        ClassicHttpRequest passed =
                new BasicClassicHttpRequest(request.getMethod(), service, RequestHead.target(request));
        head.accept(request, passed);
        var body = request.getInputStream();
        if (!body.isFinished()) {
            passed.setEntity(
                    new InputStreamEntity(new ClientBody(body, largestBody), request.getContentLengthLong(), null));
        }
        var context = HttpClientContext.create();
        context.setRequestConfig(config);
        return client.executeOpen(service, passed, context);
    }

    private static void copy(ClassicHttpResponse answer, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        try (answer) {
            for (var header : answer.getHeaders()) {
                if (!NOT_PASSED_BACK.contains(header.getName().toLowerCase(Locale.ROOT))) {
                    response.addHeader(header.getName(), header.getValue());
                }
            }
            var body = answer.getEntity();
            if (body != null) {
                body.writeTo(response.getOutputStream());
            }
        }
        if (request.getMethod().equals("OPTIONS")) {
            response.flushBuffer(); // or the servlet adds an Allow of its own
        }
    }
}
