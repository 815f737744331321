package io.potik.gateway.route;

import io.potik.gateway.problem.NotFound;
import io.potik.gateway.problem.ServiceDown;
import io.potik.gateway.security.InternalTokens;
import io.potik.gateway.staff.Caller;
import java.io.IOException;
import java.time.Duration;
import java.util.UUID;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.HttpStatus;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Whose leads are, as lead-service tells somebody who may see them. */
@Component
public class ServiceLeads {

    private static final Duration AGAIN = Duration.ofSeconds(5);

    private final CloseableHttpClient client;
    private final ServiceAddresses addresses;
    private final InternalTokens tokens;
    private final JsonMapper json;

    ServiceLeads(CloseableHttpClient client, ServiceAddresses addresses, InternalTokens tokens, JsonMapper json) {
        this.client = client;
        this.addresses = addresses;
        this.tokens = tokens;
        this.json = json;
    }

    /**
     * The manager of a lead; null when nobody has it.
     *
     * @throws NotFound when it is not there, or not for who asks
     * @throws ServiceDown when lead-service does not answer
     */
    public @Nullable UUID managerOf(UUID lead, Caller caller) {
        var request = new HttpGet(addresses.of(Service.LEAD).resolve("/api/leads/" + lead));
        request.setHeader("Authorization", "Bearer " + tokens.about(caller, null));
        request.setHeader("Accept", "application/json");
        try {
            return client.execute(request, answer -> switch (answer.getCode()) {
                case HttpStatus.SC_OK -> manager(EntityUtils.toByteArray(answer.getEntity()));
                case HttpStatus.SC_NOT_FOUND, HttpStatus.SC_FORBIDDEN -> throw new NotFound("lead");
                default -> throw new IOException("a lead was answered with " + answer.getCode());
            });
        } catch (IOException e) {
            var problem = new ServiceDown(Service.LEAD.code(), Service.LEAD.what(), "Everything else goes on.", AGAIN);
            problem.initCause(e);
            throw problem;
        }
    }

    private @Nullable UUID manager(byte[] lead) {
        var id = json.readTree(lead).path("manager").path("id");
        return id.isString() ? UUID.fromString(id.asString()) : null;
    }
}
