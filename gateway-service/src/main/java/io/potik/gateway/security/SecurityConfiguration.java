package io.potik.gateway.security;

import io.potik.gateway.problem.ProblemWriter;
import io.potik.gateway.problem.Problems;
import io.potik.gateway.staff.Callers;
import jakarta.servlet.DispatcherType;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.session.web.http.CookieSerializer;
import org.springframework.session.web.http.DefaultCookieSerializer;

/**
 * Two ways in: programs (a token, no cookie, no CSRF) and browsers (a session, CSRF). Hooks are public and go by neither:
 * the provider's own signature is intake's to check.
 */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

    /** Mantine writes style elements; nothing else is inline, and nothing comes from elsewhere. */
    private static final String CONTENT =
            "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:;"
                    + " font-src 'self' data:; object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'";

    private final ProblemWriter problems;

    SecurityConfiguration(ProblemWriter problems) {
        this.problems = problems;
    }

    /** Deliveries come to no chain: they are answered before sessions and sign-in, and after this. */
    @Bean
    FilterRegistrationBean<HookLimit> hookLimit(SecurityProperties properties) {
        int limit = properties.limits().hooksPerAddress();
        var registration = new FilterRegistrationBean<>(new HookLimit(limit, problems));
        registration.addUrlPatterns("/hooks/*");
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 2);
        registration.setEnabled(limit > 0);
        return registration;
    }

    @Bean
    @Order(1)
    SecurityFilterChain programs(HttpSecurity http, Callers callers) {
        return stateless(http.securityMatcher(BearerTokens::shown))
                .addFilterBefore(new BearerTokens(callers), AnonymousAuthenticationFilter.class)
                .authorizeHttpRequests(SecurityConfiguration::rules)
                .exceptionHandling(refusals -> refusals.authenticationEntryPoint((request, response, problem) -> {
                            response.setHeader("WWW-Authenticate", "Bearer");
                            problems.write(response, Problems.notSignedIn());
                        })
                        .accessDeniedHandler(denied()))
                .build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain browsers(HttpSecurity http, StaffSessions sessions, CookieCsrfTokenRepository csrf) {
        return plain(http)
                .csrf(tokens -> tokens.spa()
                        .csrfTokenRepository(csrf)
                        .ignoringRequestMatchers(request ->
                                "POST".equals(request.getMethod()) && "/api/session".equals(request.getRequestURI())))
                .securityContext(context -> context.securityContextRepository(sessions))
                .authorizeHttpRequests(SecurityConfiguration::rules)
                .headers(headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT))
                        .referrerPolicy(policy -> policy.policy(ReferrerPolicy.SAME_ORIGIN))
                        .permissionsPolicyHeader(
                                policy -> policy.policy("camera=(), geolocation=(), microphone=(), payment=()")))
                .exceptionHandling(refusals -> refusals.authenticationEntryPoint(
                                (request, response, problem) -> problems.write(response, Problems.notSignedIn()))
                        .accessDeniedHandler(denied()))
                .build();
    }

    @Bean
    CookieCsrfTokenRepository csrfTokens(SecurityProperties properties) {
        var tokens = CookieCsrfTokenRepository.withHttpOnlyFalse();
        tokens.setCookiePath("/");
        tokens.setCookieCustomizer(
                cookie -> cookie.secure(properties.secureCookies()).sameSite("Lax"));
        return tokens;
    }

    @Bean
    CookieSerializer sessionCookie(SecurityProperties properties) {
        var cookie = new DefaultCookieSerializer();
        cookie.setCookieName(properties.secureCookies() ? "__Host-potik" : "potik");
        cookie.setUseSecureCookie(properties.secureCookies());
        cookie.setUseHttpOnlyCookie(true);
        cookie.setSameSite("Lax");
        cookie.setCookiePath("/");
        return cookie;
    }

    /** Providers send names and texts in headers as they like; they are passed on as they are, never interpreted. */
    @Bean
    HttpFirewall firewall() {
        var firewall = new StrictHttpFirewall();
        firewall.setAllowedHeaderValues(value -> true);
        firewall.setAllowedParameterValues(value -> true);
        firewall.setAllowUrlEncodedPercent(true);
        return firewall;
    }

    /** A request is measured once, as a whole. */
    @Bean
    SecurityObservationSettings noSecondMeasure() {
        return SecurityObservationSettings.noObservations();
    }

    private static void rules(
            AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry requests) {
        requests.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.FORWARD, DispatcherType.ASYNC)
                .permitAll()
                .requestMatchers(HttpMethod.POST, "/api/session")
                .permitAll()
                .requestMatchers(HttpMethod.GET, "/api/staff/**", "/api/teams/**", "/api/terms/**")
                .authenticated()
                .requestMatchers(
                        "/api/staff/**",
                        "/api/teams/**",
                        "/api/terms/**",
                        "/api/tokens/**",
                        "/api/operations/**",
                        "/api/personal-data/**")
                .hasRole("owner")
                .requestMatchers("/api/live/presence", "/api/mail")
                .hasAnyRole("owner", "teamLead", "manager")
                .requestMatchers("/api/**", "/v3/api-docs/**", "/swagger-ui/**")
                .authenticated()
                .requestMatchers("/actuator/health/**")
                .permitAll()
                .requestMatchers("/actuator/prometheus", "/actuator/info")
                .access(new FromInside())
                .requestMatchers("/actuator/**")
                .hasRole("owner")
                .anyRequest()
                .permitAll();
    }

    private AccessDeniedHandler denied() {
        return (request, response, problem) -> {
            var caller = SecurityContextHolder.getContext().getAuthentication();
            if (!(problem instanceof CsrfException)) {
                problems.write(response, Problems.forbidden());
            } else if (caller instanceof StaffAuthentication) {
                problems.write(response, Problems.csrf());
            } else {
                problems.write(response, Problems.notSignedIn()); // the first thing that is wrong
            }
        };
    }

    private static HttpSecurity stateless(HttpSecurity http) {
        return plain(http)
                .csrf(AbstractHttpConfigurer::disable)
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS));
    }

    private static HttpSecurity plain(HttpSecurity http) {
        return http.requestCache(AbstractHttpConfigurer::disable)
                .formLogin(AbstractHttpConfigurer::disable)
                .httpBasic(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable);
    }
}
