package io.potik.customer.security;

import static org.springframework.http.HttpMethod.DELETE;
import static org.springframework.http.HttpMethod.PATCH;
import static org.springframework.http.HttpMethod.POST;

import io.potik.customer.security.Caller.Role;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * The one table of who may do what: the desk everything, the analyst nothing here. Which rows they see is
 * {@link Scope}'s matter, in the queries.
 */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

    private static final String[] EVERYBODY_ON_THE_DESK = {Role.OWNER.name(), Role.TEAM_LEAD.name(), Role.MANAGER.name()
    };

    private static final String[] WHO_SETS_UP = {Role.OWNER.name(), Role.TEAM_LEAD.name()};
    private static final String SEGMENTS = "/api/segments/**";

    @Bean
    SecurityFilterChain paths(HttpSecurity http, SecurityProblems problems) throws Exception {
        return http.authorizeHttpRequests(paths -> paths.requestMatchers(
                                "/actuator/health/**", "/actuator/prometheus", "/v3/api-docs/**", "/error")
                        .permitAll()
                        // Everybody looks at segments, each at the customers they see; what they are is for a few.
                        .requestMatchers(POST, "/api/segments/preview")
                        .hasAnyRole(EVERYBODY_ON_THE_DESK)
                        .requestMatchers(POST, SEGMENTS)
                        .hasAnyRole(WHO_SETS_UP)
                        .requestMatchers(PATCH, SEGMENTS)
                        .hasAnyRole(WHO_SETS_UP)
                        .requestMatchers(DELETE, SEGMENTS)
                        .hasAnyRole(WHO_SETS_UP)
                        .requestMatchers("/api/customers/personal-data/**")
                        .hasRole(Role.OWNER.name())
                        .requestMatchers("/api/**")
                        .hasAnyRole(EVERYBODY_ON_THE_DESK)
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
