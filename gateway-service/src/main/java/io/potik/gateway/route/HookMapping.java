package io.potik.gateway.route;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.servlet.HandlerExecutionChain;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.support.RouterFunctionMapping;

/**
 * The way of the hooks, on which the gateway has no word about origins: which pages may post to a connection is that
 * connection's setting, so a page's preflight is a request like any other. The usual mapping answers it itself.
 */
final class HookMapping extends RouterFunctionMapping {

    HookMapping(RouterFunction<?> hooks) {
        super(hooks);
        setOrder(HIGHEST_PRECEDENCE);
    }

    @Override
    protected HandlerExecutionChain getCorsHandlerExecutionChain(
            HttpServletRequest request, HandlerExecutionChain chain, @Nullable CorsConfiguration config) {
        return chain;
    }
}
