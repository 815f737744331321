package io.potik.lead.security;

import static org.springframework.http.HttpMethod.DELETE;
import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.PATCH;
import static org.springframework.http.HttpMethod.POST;
import static org.springframework.http.HttpMethod.PUT;

import io.potik.lead.security.Caller.Role;
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

/** The one table of who may do what. Which rows they see is {@link Scope}'s matter, in the queries. */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

    private static final String[] EVERYBODY_ON_THE_DESK = {Role.OWNER.name(), Role.TEAM_LEAD.name(), Role.MANAGER.name()
    };
    private static final String[] WHO_SETS_UP = {Role.OWNER.name(), Role.TEAM_LEAD.name()};
    private static final String TEMPLATES = "/api/templates/**";
    private static final String TAGS = "/api/tags/**";
    private static final String[] SETTINGS = {
        "/api/pipelines/**", "/api/reasons/**", "/api/sources/**", "/api/fields/**"
    };

    @Bean
    SecurityFilterChain paths(HttpSecurity http, SecurityProblems problems) throws Exception {
        return http.authorizeHttpRequests(paths -> paths.requestMatchers(
                                "/actuator/health/**", "/actuator/prometheus", "/v3/api-docs/**", "/error")
                        .permitAll()
                        // The analyst's reports name pipelines, reasons and sources.
                        .requestMatchers(GET, SETTINGS)
                        .authenticated()
                        .requestMatchers(POST, SETTINGS)
                        .hasAnyRole(WHO_SETS_UP)
                        .requestMatchers(PUT, SETTINGS)
                        .hasAnyRole(WHO_SETS_UP)
                        .requestMatchers(PATCH, SETTINGS)
                        .hasAnyRole(WHO_SETS_UP)
                        // Everybody who answers uses templates.
                        .requestMatchers(POST, TEMPLATES)
                        .hasAnyRole(WHO_SETS_UP)
                        .requestMatchers(PATCH, TEMPLATES)
                        .hasAnyRole(WHO_SETS_UP)
                        .requestMatchers(DELETE, TEMPLATES)
                        .hasAnyRole(WHO_SETS_UP)
                        // Everybody who writes on a card makes tags there; what changes many cards is for a few.
                        .requestMatchers(POST, TAGS)
                        .hasAnyRole(WHO_SETS_UP)
                        .requestMatchers(PATCH, TAGS)
                        .hasAnyRole(WHO_SETS_UP)
                        .requestMatchers(DELETE, TAGS)
                        .hasAnyRole(WHO_SETS_UP)
                        // Whoever works a lead may exclude it; lists, and what was excluded, are for a few.
                        .requestMatchers(POST, "/api/exclusions/**")
                        .hasAnyRole(WHO_SETS_UP)
                        .requestMatchers(DELETE, "/api/exclusions/**")
                        .hasAnyRole(WHO_SETS_UP)
                        .requestMatchers("/api/mailings/**")
                        .hasAnyRole(WHO_SETS_UP)
                        .requestMatchers(
                                "/api/imports/**", "/api/audit/**", "/api/erasures/**", "/api/leads/personal-data/**")
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
