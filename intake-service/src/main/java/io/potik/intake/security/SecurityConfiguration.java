package io.potik.intake.security;

import static org.springframework.http.HttpMethod.GET;

import io.potik.intake.security.Caller.Role;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.web.DefaultSecurityFilterChain;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** The one table of who may do what. */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

    private static final String[] EVERYBODY_ON_THE_DESK = {Role.OWNER.name(), Role.TEAM_LEAD.name(), Role.MANAGER.name()
    };
    private static final String[] WHO_SETS_UP = {Role.OWNER.name(), Role.TEAM_LEAD.name()};

    /**
     * No filter stands before a hook: its channel checks who calls, an Authorization header in it is the provider's and no
     * token of ours, and how it is framed is the form owner's matter.
     */
    @Bean
    @Order(1)
    SecurityFilterChain hookSecurity() {
        return new DefaultSecurityFilterChain(PathPatternRequestMatcher.pathPattern("/hooks/**"));
    }

    /** A request is measured once, as a whole. */
    @Bean
    SecurityObservationSettings noSecondMeasure() {
        return SecurityObservationSettings.noObservations();
    }

    @Bean
    @Order(2)
    SecurityFilterChain paths(HttpSecurity http, SecurityProblems problems) throws Exception {
        return http.authorizeHttpRequests(paths -> paths.requestMatchers(
                                "/actuator/health/**", "/actuator/prometheus", "/v3/api-docs/**", "/error")
                        .permitAll()
                        // A manager names connections and sees that everything is accounted for, but no delivery.
                        .requestMatchers(GET, "/api/connections/**", "/api/providers", "/api/ledger")
                        .hasAnyRole(EVERYBODY_ON_THE_DESK)
                        // Whoever answers attaches files; whose file it is decides who reads it.
                        .requestMatchers("/api/uploads/**")
                        .hasAnyRole(EVERYBODY_ON_THE_DESK)
                        .requestMatchers("/api/receipts/personal-data/**", "/api/imports/**")
                        .hasRole(Role.OWNER.name())
                        .requestMatchers("/api/**")
                        .hasAnyRole(WHO_SETS_UP)
                        .requestMatchers("/actuator/**")
                        .hasRole(Role.OWNER.name())
                        .anyRequest()
                        .denyAll())
                .oauth2ResourceServer(tokens -> tokens.jwt(
                                jwt -> jwt.jwtAuthenticationConverter(new CallerAuthentication.FromToken()))
                        .authenticationEntryPoint(problems)
                        .accessDeniedHandler(problems))
                .exceptionHandling(
                        refused -> refused.authenticationEntryPoint(problems).accessDeniedHandler(problems))
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                // No cookie signs anybody in here, so there is nothing that another site could ride on.
                .csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .build();
    }

    /** Only the gateway's tokens count, whoever else has the same key; Boot adds it to the checks of time and key. */
    @Bean
    OAuth2TokenValidator<Jwt> issuedByTheGateway() {
        return new JwtIssuerValidator("potik-gateway");
    }

    @Bean
    WebMvcConfigurer callerArguments() {
        return new WebMvcConfigurer() {
            @Override
            public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
                resolvers.add(new CallerAuthentication.Argument());
            }
        };
    }
}
