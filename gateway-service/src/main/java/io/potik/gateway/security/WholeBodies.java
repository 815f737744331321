package io.potik.gateway.security;

import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Asking a request for a parameter must never eat its body: the container reads parameters from the address only. */
@Configuration(proxyBeanMethods = false)
class WholeBodies {

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> bodiesStayUnread() {
        return server -> server.addConnectorCustomizers(connector -> connector.setParseBodyMethods("NONE"));
    }
}
