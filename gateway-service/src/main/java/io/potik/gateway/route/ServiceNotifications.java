package io.potik.gateway.route;

import io.potik.gateway.problem.ServiceDown;
import io.potik.gateway.security.InternalTokens;
import io.potik.gateway.staff.Caller;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.HttpStatus;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** What lead-service has told somebody in the app, asked with their own rights: nothing that they would not see there. */
@Component
public class ServiceNotifications {

    private static final Duration AGAIN = Duration.ofSeconds(30);
    private static final int MOST_PAGES = 10;

    private record Page(List<Notification> items, @Nullable String next) {}

    /**
     * Something that somebody was told.
     *
     * @param kind as lead-service names it; there may be new ones
     */
    public record Notification(
            UUID id,
            String kind,
            Instant at,
            boolean read,
            Lead lead,
            @Nullable Task task,
            @Nullable Person actor) {}

    /** What it is about. */
    public record Lead(UUID id, @Nullable String title) {}

    /** The task that it is about; {@code kind} is task or call. */
    public record Task(String kind, String text, Instant dueAt, boolean done) {}

    /** Whose doing it was. */
    public record Person(String name) {}

    private final CloseableHttpClient client;
    private final ServiceAddresses addresses;
    private final InternalTokens tokens;
    private final JsonMapper json;

    ServiceNotifications(
            CloseableHttpClient client, ServiceAddresses addresses, InternalTokens tokens, JsonMapper json) {
        this.client = client;
        this.addresses = addresses;
        this.tokens = tokens;
        this.json = json;
    }

    /**
     * What the caller has not read since then, the newest first; the newest thousand are looked through.
     *
     * @throws ServiceDown when lead-service does not answer
     */
    public List<Notification> unread(Caller caller, Instant since) {
        var found = new ArrayList<Notification>();
        var page = page(caller, null);
        for (int pages = 1; ; pages++) {
            page.items().stream()
                    .filter(one -> !one.read() && !one.at().isBefore(since))
                    .forEach(found::add);
            boolean older =
                    page.items().isEmpty() || page.items().getLast().at().isBefore(since);
            if (older || page.next() == null || pages == MOST_PAGES) {
                return found;
            }
            page = page(caller, page.next());
        }
    }

    private Page page(Caller caller, @Nullable String after) {
        var path = "/api/notifications?limit=100"
                + (after == null ? "" : "&after=" + URLEncoder.encode(after, StandardCharsets.UTF_8));
        var request = new HttpGet(addresses.of(Service.LEAD).resolve(path));
        request.setHeader("Authorization", "Bearer " + tokens.about(caller, null));
        request.setHeader("Accept", "application/json");
        try {
            return client.execute(request, answer -> switch (answer.getCode()) {
                case HttpStatus.SC_OK -> json.readValue(EntityUtils.toByteArray(answer.getEntity()), Page.class);
                // An analyst is told nothing.
                case HttpStatus.SC_FORBIDDEN -> new Page(List.of(), null);
                default -> throw new IOException("notifications were answered with " + answer.getCode());
            });
        } catch (IOException | JacksonException e) {
            var problem = new ServiceDown(Service.LEAD.code(), Service.LEAD.what(), "Mail waits.", AGAIN);
            problem.initCause(e);
            throw problem;
        }
    }
}
