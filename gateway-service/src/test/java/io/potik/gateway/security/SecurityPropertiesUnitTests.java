package io.potik.gateway.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.potik.gateway.problem.TooMany;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.SystemEnvironmentPropertySource;

class SecurityPropertiesUnitTests {

    @Test
    void cookiesAreForHttpsAndHooksUnlimitedUnlessSomebodySaysOtherwise() {
        var properties = bind(Map.of("POTIK_INTERNAL_PRIVATE_KEY", "/run/key.pem"));

        assertThat(properties.internalPrivateKey()).isEqualTo(Path.of("/run/key.pem"));
        assertThat(properties.secureCookies()).isTrue();
        assertThat(properties.limits()).isEqualTo(new SecurityProperties.Limits(60, 10, Duration.ofMinutes(5), 0));
    }

    @Test
    void theEnvironmentCanSayOtherwise() {
        var properties = bind(Map.of(
                "POTIK_INTERNAL_PRIVATE_KEY", "k",
                "POTIK_SECURE_COOKIES", "false",
                "POTIK_LIMITS_HOOKS_PER_ADDRESS", "500"));

        assertThat(properties.secureCookies()).isFalse();
        assertThat(properties.limits().hooksPerAddress()).isEqualTo(500);
    }

    @Test
    void aBucketGivesWhatItHoldsAndSaysWhenItHasMore() {
        var buckets = new Buckets(3, Duration.ofMinutes(1));
        for (int i = 0; i < 3; i++) {
            buckets.take("a");
        }

        assertThatThrownBy(() -> buckets.take("a"))
                .isInstanceOfSatisfying(
                        TooMany.class, e -> assertThat(e.seconds()).isBetween(18L, 20L));
        buckets.take("b");
        buckets.giveBack("a");
        buckets.take("a");
    }

    private static SecurityProperties bind(Map<String, Object> environment) {
        var source = new SystemEnvironmentPropertySource("systemEnvironment", environment);
        return new Binder(ConfigurationPropertySources.from(source)).bindOrCreate("potik", SecurityProperties.class);
    }
}
