package io.potik.lead.security;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.core.convert.converter.Converter;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.oauth2.server.resource.authentication.AbstractOAuth2TokenAuthenticationToken;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** A checked token together with the {@link Caller} in it; its name is the staff id. */
final class CallerAuthentication extends AbstractOAuth2TokenAuthenticationToken<Jwt> {

    private final transient Caller caller;

    private CallerAuthentication(Jwt token, Caller caller) {
        super(
                token,
                caller,
                token,
                List.of(new SimpleGrantedAuthority("ROLE_" + caller.role().name())));
        this.caller = caller;
        setAuthenticated(true);
    }

    Caller caller() {
        return caller;
    }

    @Override
    public String getName() {
        return caller.staffId().toString();
    }

    @Override
    public Map<String, Object> getTokenAttributes() {
        return getToken().getClaims();
    }

    /** Makes the authentication of a token; claims that make no sense are no sign-in. */
    static final class FromToken implements Converter<Jwt, AbstractAuthenticationToken> {

        @Override
        public AbstractAuthenticationToken convert(Jwt token) {
            try {
                return new CallerAuthentication(token, Caller.of(token));
            } catch (IllegalArgumentException senseless) {
                throw new InvalidBearerTokenException("The token's claims make no sense", senseless);
            }
        }
    }

    /** Gives a controller's {@link Caller} parameter. */
    static final class Argument implements HandlerMethodArgumentResolver {

        @Override
        public boolean supportsParameter(MethodParameter parameter) {
            return parameter.getParameterType() == Caller.class;
        }

        @Override
        public Object resolveArgument(
                MethodParameter parameter,
                @Nullable ModelAndViewContainer container,
                NativeWebRequest request,
                @Nullable WebDataBinderFactory binders) {
            var authentication = (CallerAuthentication) Objects.requireNonNull(
                    request.getUserPrincipal(), "A path that takes a Caller must not be open to everybody");
            return authentication.caller;
        }
    }
}
