package io.potik.intake.channel.mime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.potik.intake.channel.Fixtures;
import io.potik.intake.channel.Item;
import io.potik.intake.channel.NotUnderstood;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing that is posted may throw or hang. */
class MimeNoiseUnitTests {

    private static final List<String> SEEDS = List.of(
            "From: \"Koval, Olena\" <olena@example.com>\r\nSubject: =?utf-8?B?0KbRltC90LA=?= =?koi8-r?Q?=EF?=\r\n"
                    + "Date: Fri, 20 Nov 2026 12:30:00 +0200\r\nMessage-ID: <m1@example.com>\r\n"
                    + "Content-Type: multipart/mixed; boundary=\"b1\"\r\n\r\n--b1\r\n"
                    + "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
                    + "=D0=94=D1=8F=D0=BA=D1=83=D1=8E\r\n\r\nOn Mon, 5 Oct 2026 at 10:11, Anna <a@example.com> wrote:\r\n> x\r\n"
                    + "--b1\r\nContent-Type: text/html\r\n\r\n<div><blockquote type=cite><p>x<br>y</blockquote><table><tr><td>1\r\n"
                    + "--b1\r\nContent-Type: message/rfc822\r\n\r\nFrom: i@example.com\r\n\r\nHow much?\r\n"
                    + "--b1\r\nContent-Disposition: attachment; filename*0*=utf-8''%D0; filename*1=\"a.png\"\r\n\r\nxx\r\n--b1--\r\n",
            "From: o@example.com\r\nContent-Type: text/plain; charset=windows-1251\r\n\r\nName: X\r\nPhone: 0671112233\r\n-- \r\nY\r\n");

    private final MimeChannel channel = new MimeChannel(Fixtures.phones());

    private void read(byte[] raw) {
        try {
            assertThat(channel.read(
                            Fixtures.delivery("POST", null, raw),
                            Fixtures.connection(Map.of("ownAddresses", "a@example.com"), Map.of())))
                    .hasSize(1)
                    .first()
                    .satisfies(item -> assertThat(item.externalId()).hasSizeBetween(1, 200));
        } catch (NotUnderstood empty) {
            assertThat(raw).isEmpty();
        }
    }

    @Test
    void readsMutatedMail() {
        var random = new Random(20261121);
        assertTimeoutPreemptively(Duration.ofMinutes(2), () -> {
            for (int round = 0; round < 1_500; round++) {
                var raw = SEEDS.get(round % SEEDS.size()).getBytes(StandardCharsets.UTF_8);
                for (int change = random.nextInt(1, 12); change > 0; change--) {
                    raw = mutated(raw, random);
                }
                var broken = raw;
                assertThatNoException().isThrownBy(() -> read(broken));
            }
        });
    }

    @Test
    void readsRandomBytes() {
        var random = new Random(42);
        assertTimeoutPreemptively(Duration.ofMinutes(1), () -> {
            for (int round = 0; round < 500; round++) {
                var raw = new byte[random.nextInt(1, 4_000)];
                random.nextBytes(raw);
                read(raw);
            }
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<div>", "<blockquote type=cite>", "<td>", "> ", "-- \n", "On 5 Oct 2026 x\n", "From: a\nTo: b\n",
                        "=?a?b?",
                "=?utf-8?Q?=41?= ", "5:00 ", "\u0000", "a@b.c, ", "\"", "(", "wrote 2026 ", "Phone: ",
            })
    void isNotHeldUpByRepetition(String piece) {
        var many = piece.repeat(400_000 / piece.length());
        assertTimeoutPreemptively(Duration.ofSeconds(60), () -> {
            read(("From: o@example.com\r\n\r\n" + many).getBytes(StandardCharsets.UTF_8));
            read(("From: o@example.com\r\nContent-Type: text/html\r\n\r\n" + many).getBytes(StandardCharsets.UTF_8));
            read(("From: " + many.replace('\n', ' ') + "\r\nSubject: " + many.replace('\n', ' ') + "\r\n\r\nx")
                    .getBytes(StandardCharsets.UTF_8));
        });
    }

    @Test
    void isNotHeldUpByPartsInParts() {
        var nested = new StringBuilder("From: o@example.com\r\n");
        for (int depth = 0; depth < 5_000; depth++) {
            nested.append("Content-Type: multipart/mixed; boundary=b")
                    .append(depth)
                    .append("\r\n\r\n--b")
                    .append(depth)
                    .append("\r\n");
        }
        var messages = "Content-Type: message/rfc822\r\n\r\n".repeat(20_000);
        var parts = "--b\r\nContent-Disposition: attachment; filename=x\r\n\r\nx\r\n".repeat(50_000);
        assertTimeoutPreemptively(Duration.ofSeconds(30), () -> {
            read(nested.toString().getBytes(StandardCharsets.UTF_8));
            read(("From: o@example.com\r\n" + messages).getBytes(StandardCharsets.UTF_8));
            read(("From: o@example.com\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n" + parts)
                    .getBytes(StandardCharsets.UTF_8));
        });
    }

    @Test
    void boundsWhatIsListed() throws NotUnderstood {
        var parts = "--b\r\nContent-Disposition: attachment; filename=x\r\n\r\nx\r\n".repeat(1_000);
        var item = (Item.Request) channel.read(
                        Fixtures.post(
                                "From: o@example.com\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n" + parts),
                        Fixtures.connection(Map.of(), Map.of()))
                .getFirst();

        assertThat(item.request().attachments()).hasSizeLessThanOrEqualTo(100);
        var text = (Item.Request) channel.read(
                        Fixtures.post("From: o@example.com\r\n\r\n" + "слово ".repeat(100_000)),
                        Fixtures.connection(Map.of(), Map.of()))
                .getFirst();
        assertThat(text.request().text()).hasSizeLessThanOrEqualTo(20_000);
    }

    private static byte[] mutated(byte[] raw, Random random) {
        if (raw.length < 2) {
            return raw;
        }
        int at = random.nextInt(raw.length - 1);
        int length = random.nextInt(1, Math.min(60, raw.length - at) + 1);
        return switch (random.nextInt(4)) {
            case 0 -> {
                var changed = raw.clone();
                changed[at] = (byte) random.nextInt(256);
                yield changed;
            }
            case 1 -> joined(raw, 0, at, raw, at + length, raw.length);
            case 2 -> joined(raw, 0, at + length, raw, at, raw.length);
            default -> joined(raw, 0, at, raw, random.nextInt(at + 1), raw.length);
        };
    }

    private static byte[] joined(byte[] one, int from, int to, byte[] other, int otherFrom, int otherTo) {
        var all = new byte[to - from + Math.max(0, otherTo - otherFrom)];
        System.arraycopy(one, from, all, 0, to - from);
        System.arraycopy(other, otherFrom, all, to - from, Math.max(0, otherTo - otherFrom));
        return all;
    }
}
