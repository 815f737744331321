package io.potik.gateway.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;

class MailPropertiesUnitTests {

    @Configuration
    @EnableConfigurationProperties(MailProperties.class)
    static class Mail {}

    @Test
    void nothingIsSentUntilAServerIsNamed() {
        var mail = bound(Map.of());

        assertThat(mail.isOn()).isFalse();
        assertThat(mail.isFromAnAddress()).isTrue();
        assertThat(mail.delay()).isEqualTo(Duration.ofMinutes(2));
        assertThat(mail.giveUpAfter()).isEqualTo(Duration.ofDays(1));
    }

    @Test
    void thePortFollowsFromTheSecurity() {
        assertThat(bound(Map.of()).portOrUsual()).isEqualTo(587);
        assertThat(bound(Map.of("potik.mail.security", "tls")).portOrUsual()).isEqualTo(465);
        assertThat(bound(Map.of("potik.mail.security", "none")).portOrUsual()).isEqualTo(25);
        assertThat(bound(Map.of("potik.mail.port", "2525")).portOrUsual()).isEqualTo(2525);
    }

    @Test
    void eachWaitIsTwiceAsLongUpToTheLongest() {
        var mail = bound(Map.of());

        assertThat(mail.waitAfter(1)).isEqualTo(Duration.ofSeconds(30));
        assertThat(mail.waitAfter(2)).isEqualTo(Duration.ofMinutes(1));
        assertThat(mail.waitAfter(6)).isEqualTo(Duration.ofMinutes(16));
        assertThat(mail.waitAfter(7)).isEqualTo(Duration.ofMinutes(30));
        assertThat(mail.waitAfter(100_000)).isEqualTo(Duration.ofMinutes(30));
    }

    @Test
    void aServerWithoutASenderStopsTheStart() {
        var context = new ApplicationContextRunner()
                .withUserConfiguration(Mail.class)
                .withPropertyValues("potik.mail.host=smtp.example.com");

        context.run(failed -> assertThat(failed).hasFailed());
        context.withPropertyValues("potik.mail.from=desk")
                .run(failed -> assertThat(failed).hasFailed());
        context.withPropertyValues("potik.mail.from=Potik <desk@example.com>")
                .run(started -> assertThat(started).hasNotFailed());
        assertThatThrownBy(() -> bound(Map.of("potik.mail.security", "hope"))).isInstanceOf(RuntimeException.class);
    }

    private static MailProperties bound(Map<String, String> values) {
        return new Binder(new MapConfigurationPropertySource(values)).bindOrCreate("potik.mail", MailProperties.class);
    }
}
