package io.potik.gateway.security;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.potik.gateway.staff.Caller;
import io.potik.gateway.staff.Sees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwsHeader;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.springframework.security.oauth2.jwt.JwtEncoderParameters;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;
import org.springframework.stereotype.Component;

/** The gateway's signed word about who asks; services check it themselves and believe nothing else. */
@Component
public class InternalTokens {

    private static final Duration VALID = Duration.ofMinutes(2);
    /** Signing costs a millisecond of a core: one is used again while it is valid for another minute at least. */
    private static final Duration REUSED = Duration.ofMinutes(1);

    /** Who, and from which address: what is asked again from there within a minute is one key. */
    private record Asked(Caller caller, @Nullable String address) {}

    private final JwtEncoder encoder;
    private final LoadingCache<Asked, String> tokens;

    InternalTokens(SecurityProperties properties) {
        encoder = encoder(properties.internalPrivateKey());
        tokens = Caffeine.newBuilder()
                .maximumSize(10_000)
                .expireAfterWrite(REUSED)
                .build(this::sign);
    }

    /**
     * A token for the caller, valid for one to two minutes. A caller whose role or scope changed is another key.
     *
     * @param address of the client as the gateway saw it; services keep it for a while where somebody
     *     changes something; null where the gateway asks for somebody
     */
    public String about(Caller caller, @Nullable String address) {
        return tokens.get(new Asked(caller, address));
    }

    private String sign(Asked asked) {
        var caller = asked.caller();
        var now = Instant.now();
        var claims = JwtClaimsSet.builder()
                .issuer("potik-gateway")
                .subject(caller.staffId().toString())
                .issuedAt(now)
                .expiresAt(now.plus(VALID))
                .claim("name", caller.name())
                .claim("role", caller.role().code())
                .claim("sees", sees(caller.sees()))
                .claim("via", caller.tokenId() == null ? "browser" : "token");
        if (asked.address() != null) {
            claims.claim("address", asked.address());
        }
        var team = caller.team();
        if (team != null) {
            claims.claim("team", team.id().toString());
        }
        var header = JwsHeader.with(SignatureAlgorithm.RS256).type("JWT").build();
        return encoder.encode(JwtEncoderParameters.from(header, claims.build())).getTokenValue();
    }

    private static Object sees(Sees sees) {
        if (sees.all()) {
            return "all";
        }
        return sees.nothing()
                ? "none"
                : sees.staff().stream().map(UUID::toString).toList();
    }

    private static JwtEncoder encoder(Path file) {
        try {
            var pem = Files.readString(file).replaceAll("-----[A-Z ]+-----|\\s", "");
            var keys = KeyFactory.getInstance("RSA");
            var secret = (RSAPrivateCrtKey) keys.generatePrivate(
                    new PKCS8EncodedKeySpec(Base64.getDecoder().decode(pem)));
            var open = (RSAPublicKey)
                    keys.generatePublic(new RSAPublicKeySpec(secret.getModulus(), secret.getPublicExponent()));
            return NimbusJwtEncoder.withKeyPair(open, secret).build();
        } catch (IOException e) {
            throw new UncheckedIOException("POTIK_INTERNAL_PRIVATE_KEY names a file that cannot be read: " + file, e);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IllegalStateException(
                    "POTIK_INTERNAL_PRIVATE_KEY names a file that is no RSA key in PEM (PKCS#8): " + file, e);
        }
    }
}
