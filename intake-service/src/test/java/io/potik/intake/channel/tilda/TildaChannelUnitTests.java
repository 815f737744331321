package io.potik.intake.channel.tilda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.potik.intake.channel.ConnectionAccess;
import io.potik.intake.channel.Fixtures;
import io.potik.intake.channel.InboundRequest;
import io.potik.intake.channel.InboundRequest.Attribution;
import io.potik.intake.channel.InboundRequest.ContactPoint;
import io.potik.intake.channel.Item;
import io.potik.intake.channel.NotUnderstood;
import io.potik.intake.channel.RawDelivery;
import io.potik.intake.channel.Settings;
import io.potik.intake.channel.Verification;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TildaChannelUnitTests {

    private final TildaChannel channel = new TildaChannel(Fixtures.phones());

    private static RawDelivery post(Map<String, String> fields, String... headers) {
        var body = String.join(
                "&",
                fields.entrySet().stream()
                        .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                        .toList());
        var all = new ArrayList<>(List.of("Content-Type", "application/x-www-form-urlencoded"));
        all.addAll(List.of(headers));
        return Fixtures.post(body, all.toArray(String[]::new));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static ConnectionAccess site(String... keys) {
        return Fixtures.connection(Map.of(), keys.length == 0 ? Map.of() : Map.of("apiKey", List.of(keys)));
    }

    private Item item(Map<String, String> fields) throws NotUnderstood {
        return channel.read(post(fields), site()).getFirst();
    }

    private InboundRequest request(Map<String, String> fields) throws NotUnderstood {
        var item = item(fields);
        assertThat(item).isInstanceOf(Item.Request.class);
        return ((Item.Request) item).request();
    }

    private static Map<String, String> form(InboundRequest request) {
        var form = request.form();
        return form == null ? Map.of() : form;
    }

    @Test
    void readsAPostWithItsNumber() throws NotUnderstood {
        var request = request(Map.of(
                "Name", "Марія Гнатюк",
                "Phone", "+380 (67) 111-22-33",
                "Email", "Maria@Example.com",
                "Comments", "Коли відкриття?",
                "tranid", "4011223:9120047711",
                "formid", "form511223344",
                "formname", "Запис"));

        assertThat(request.channel()).isEqualTo("form");
        assertThat(request.kind()).isEqualTo("form");
        assertThat(request.externalId()).isEqualTo("4011223:9120047711");
        assertThat(request.sender().displayName()).isEqualTo("Марія Гнатюк");
        assertThat(request.sender().contactPoints())
                .containsExactly(
                        new ContactPoint("phone", "+380671112233", "+380 (67) 111-22-33"),
                        new ContactPoint("email", "maria@example.com", "Maria@Example.com"));
        assertThat(request.text()).isEqualTo("Коли відкриття?");
        assertThat(form(request)).containsEntry("formname", "Запис").containsEntry("tranid", "4011223:9120047711");
        assertThat(request.occurredAt()).isEqualTo(Fixtures.NOW);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"name|phone|email", "NAME|PHONE|EMAIL", "Name_2|Phone_2|Email_2", "Ваше имя|Ваш телефон|Почта"})
    void theCaseOfNamesMeansNothing(String names) throws NotUnderstood {
        var name = names.split("\\|");
        var request = request(Map.of(name[0], "Іра", name[1], "8 (999) 123-45-67", name[2], "ira@example.com"));

        assertThat(request.sender().displayName()).isEqualTo("Іра");
        assertThat(request.sender().contactPoints())
                .extracting(ContactPoint::value)
                .containsExactly("+79991234567", "ira@example.com");
    }

    @Test
    void ofTheCookiesOnlyWhereThePersonCameFromIsKept() throws NotUnderstood {
        var utm = encoded(
                "utm_source=fb|||utm_medium=cpc|||utm_campaign=" + encoded("зима+2026") + "|||utm_term=a%20b|||");
        var request = request(Map.of(
                "Phone", "0501112233",
                "COOKIES", "tildauid=1683005070965.291836; PHPSESSID=very-secret; TILDAUTM=" + utm + "; _ga=GA1.2.3",
                "password", "hunter2"));

        assertThat(request.attribution())
                .isEqualTo(new Attribution("fb", "cpc", "зима+2026", null, "a b", null, null, null));
        assertThat(form(request)).doesNotContainKeys("COOKIES", "password").containsEntry("utm_source", "fb");
        assertThat(form(request) + request.text())
                .doesNotContain("very-secret", "PHPSESSID", "hunter2", "TILDAUTM", "_ga");
    }

    @Test
    void theFormsOwnFieldsAreNearerThanTheCookies() throws NotUnderstood {
        var request = request(Map.of(
                "Phone", "0501112233",
                "utm_source", "viber",
                "COOKIES", "TILDAUTM=utm_source%3Dfb%7C%7C%7Cutm_campaign%3Dautumn"));

        assertThat(request.attribution())
                .isEqualTo(new Attribution("viber", null, "autumn", null, null, null, null, null));
    }

    @Test
    void brokenCookiesCostNothing() throws NotUnderstood {
        for (var cookies : List.of("TILDAUTM=%", "TILDAUTM=%E0%A4%A", "TILDAUTM=", ";;;", "TILDAUTM=|||=||||||")) {
            assertThat(request(Map.of("Phone", "0501112233", "COOKIES", cookies))
                            .attribution())
                    .isNull();
        }
    }

    @Test
    void thePingIsAnsweredAndNoRequest() throws NotUnderstood {
        var ping = post(Map.of("test", "test"));

        assertThat(channel.verify(ping, site())).isInstanceOf(Verification.Accepted.class);
        assertThat(channel.answer(ping, site()).status()).isEqualTo(200);
        assertThat(item(Map.of("test", "test")))
                .isInstanceOfSatisfying(
                        Item.Ignored.class,
                        ignored -> assertThat(ignored.kind()).isEqualTo("ping"));
        // It is sent before Tilda was told the key.
        assertThat(channel.verify(ping, site("key")))
                .isInstanceOfSatisfying(
                        Verification.Answered.class,
                        answered -> assertThat(answered.answer().status()).isEqualTo(200));
    }

    @Test
    void theKeyMayComeInAHeaderOrInAField() throws NotUnderstood {
        var site = site("new-key", "old-key");

        assertThat(accepted(post(Map.of("Phone", "1"), "apikey", "new-key"), site))
                .isTrue();
        assertThat(accepted(post(Map.of("Phone", "1"), "X-Api-Key", "old-key"), site))
                .isTrue();
        assertThat(accepted(post(Map.of("Phone", "1", "api_key", "old-key")), site))
                .isTrue();
        assertThat(accepted(post(Map.of("Phone", "1"), "apikey", "new-kez"), site))
                .isFalse();
        assertThat(accepted(post(Map.of("Phone", "1", "apikey", "")), site)).isFalse();
        assertThat(accepted(post(Map.of("Phone", "1")), site)).isFalse();

        var named = Fixtures.connection(Map.of("apiKeyName", "Potik"), Map.of("apiKey", List.of("key")));
        var delivery = post(Map.of("Phone", "0501112233", "potik", "key"));
        assertThat(accepted(delivery, named)).isTrue();
        assertThat(form(((Item.Request) channel.read(delivery, named).getFirst()).request()))
                .containsOnlyKeys("Phone");
    }

    private boolean accepted(RawDelivery delivery, ConnectionAccess site) {
        return channel.verify(delivery, site) instanceof Verification.Accepted;
    }

    @Test
    void withoutANumberTheSameFieldsAreTheSamePost() throws NotUnderstood {
        var one = item(Map.of("Phone", "0501112233"));

        assertThat(one.externalId())
                .startsWith("sha256:")
                .isEqualTo(item(Map.of("Phone", "0501112233")).externalId());
        assertThat(one.sameFor()).hasMinutes(10);
        assertThat(item(Map.of("Phone", "0501112233", "tranid", "1:2")).sameFor())
                .isEqualTo(Item.FOR_EVER);
    }

    @Test
    void whoCannotBeReachedIsKeptForPeople() throws NotUnderstood {
        assertThat(item(Map.of("Name", "Іра", "tranid", "1:2"))).isInstanceOf(Item.Unreadable.class);
        assertThatThrownBy(() -> item(Map.of())).isInstanceOf(NotUnderstood.class);
    }

    @Test
    void otherVerbsAndNamesThatNoHeaderHasAreRefused() {
        assertThat(channel.verify(Fixtures.delivery("GET", null, new byte[0]), site()))
                .isInstanceOf(Verification.Refused.class);
        assertThat(channel.check(new Settings(Map.of("apiKeyName", "with space"))))
                .hasSize(1);
        assertThat(channel.check(new Settings(Map.of("apiKeyName", "X-Key")))).isEmpty();
    }
}
