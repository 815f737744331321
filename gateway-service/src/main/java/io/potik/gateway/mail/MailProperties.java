package io.potik.gateway.mail;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The mail server by which notifications go out.
 *
 * @param host of the SMTP server; empty: no mail is sent, and nothing is kept for it
 * @param port 0 for the usual one: 465 with TLS, 25 with none, otherwise 587
 * @param security how the connection is protected; with STARTTLS and TLS a server that does not offer it gets nothing
 * @param user empty where the server asks for none
 * @param from the sender, as {@code Potik <desk@example.com>} or the address alone
 * @param publicUrl where people's browsers find Potik, for links
 * @param delay how long something stays unread in the app before it goes by mail
 * @param every how often it is looked for what is due
 * @param timeout how long the server may be silent
 * @param retryAfter the first wait after a failure; each further one is twice as long
 * @param longestWait the longest wait between two tries
 * @param giveUpAfter what is older than that does not go by mail any more
 */
@Validated
@ConfigurationProperties("potik.mail")
record MailProperties(
        @DefaultValue("") String host,
        @DefaultValue("0") @Min(0) @Max(65_535) int port,
        @DefaultValue("starttls") Security security,
        @DefaultValue("") String user,
        @DefaultValue("") String password,
        @DefaultValue("") String from,
        @DefaultValue("http://localhost:8080") URI publicUrl,
        @DefaultValue("2m") Duration delay,
        @DefaultValue("5s") Duration every,
        @DefaultValue("20s") Duration timeout,
        @DefaultValue("30s") Duration retryAfter,
        @DefaultValue("30m") Duration longestWait,
        @DefaultValue("24h") Duration giveUpAfter) {

    /** How the connection is protected. */
    enum Security {
        NONE,
        STARTTLS,
        TLS
    }

    /** Whether mail is sent at all. */
    boolean isOn() {
        return !host.isBlank();
    }

    /** The port, the usual one where none is given. */
    int portOrUsual() {
        if (port != 0) {
            return port;
        }
        return switch (security) {
            case NONE -> 25;
            case STARTTLS -> 587;
            case TLS -> 465;
        };
    }

    /** How long to wait after this many failures in a row. */
    Duration waitAfter(int failures) {
        var wait = retryAfter.multipliedBy(1L << Math.clamp(failures - 1, 0, 20));
        return wait.compareTo(longestWait) > 0 ? longestWait : wait;
    }

    @AssertTrue(message = "potik.mail.from has to be an e-mail address where potik.mail.host is given")
    boolean isFromAnAddress() {
        if (!isOn()) {
            return true;
        }
        try {
            return new InternetAddress(from, true).getAddress().contains("@");
        } catch (AddressException e) {
            return false;
        }
    }
}
