package io.potik.gateway.route;

import io.potik.gateway.problem.NotFound;
import io.potik.gateway.problem.ServiceDown;
import io.potik.gateway.security.InternalTokens;
import io.potik.gateway.staff.Caller;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpStatus;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.util.Timeout;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the services keep of a person; they tell owners and nobody else. */
@Component
public class ServicePersonalData {

    private static final int UNPROCESSABLE = 422;
    private static final Duration AGAIN = Duration.ofSeconds(5);

    private final CloseableHttpClient client;
    private final ServiceAddresses addresses;
    private final InternalTokens tokens;
    private final JsonMapper json;
    private final RequestConfig patient;

    ServicePersonalData(
            CloseableHttpClient client,
            ServiceAddresses addresses,
            InternalTokens tokens,
            JsonMapper json,
            RouteProperties properties) {
        this.client = client;
        this.addresses = addresses;
        this.tokens = tokens;
        this.json = json;
        this.patient = RequestConfig.custom()
                .setResponseTimeout(Timeout.of(properties.importTimeout()))
                .build();
    }

    /**
     * What a service answers, in memory: small things only.
     *
     * @throws NotFound when it knows nobody of that kind
     * @throws ServiceDown when it does not answer
     */
    public JsonNode ask(Service service, String path, Map<String, ?> body, Caller caller) {
        return answer(service, post(service, path, json.writeValueAsBytes(body), caller))
                .orElseThrow(() -> new NotFound("person"));
    }

    /**
     * The files on an order, as order-service lists them; an order that is not made yet has none.
     *
     * @throws ServiceDown when it does not answer
     */
    public List<JsonNode> filesOn(String order, Caller caller) {
        var files = new ArrayList<JsonNode>();
        var after = "";
        do {
            var request = new HttpGet(
                    addresses.of(Service.ORDER).resolve("/api/orders/" + order + "/files?limit=200" + after));
            var page = answer(Service.ORDER, signed(request, caller)).orElseGet(json::createObjectNode);
            page.path("items").forEach(files::add);
            var next = page.path("next");
            after = next.isString() ? "&after=" + next.asString() : "";
        } while (!after.isEmpty());
        return files;
    }

    /**
     * Passes on what a service tells of a person, as it comes.
     *
     * @param found the person, as lead-service found them
     * @throws IOException when it breaks off, or there is no answer
     */
    public void tell(Service service, String path, JsonNode found, Caller caller, OutputStream out) throws IOException {
        pass(post(service, path, json.writeValueAsBytes(found), caller), out);
    }

    /**
     * Passes on a file, on a lead's card or on an order.
     *
     * @throws IOException when it breaks off, or there is no answer
     */
    public void file(Service service, String path, Caller caller, OutputStream out) throws IOException {
        pass(signed(new HttpGet(addresses.of(service).resolve(path)), caller), out);
    }

    /** Nothing where it is not there. */
    private Optional<JsonNode> answer(Service service, HttpUriRequestBase request) {
        try {
            return client.execute(request, answer -> {
                var content = answer.getEntity() == null ? new byte[0] : EntityUtils.toByteArray(answer.getEntity());
                return switch (answer.getCode()) {
                    case HttpStatus.SC_OK -> Optional.of(json.readTree(content));
                    case HttpStatus.SC_NOT_FOUND, UNPROCESSABLE -> Optional.empty();
                    default -> throw new IOException(request.getPath() + " was answered with " + answer.getCode());
                };
            });
        } catch (IOException e) {
            throw down(service, e);
        }
    }

    private void pass(HttpUriRequestBase request, OutputStream out) throws IOException {
        client.execute(request, answer -> {
            HttpEntity content = answer.getEntity();
            if (answer.getCode() != HttpStatus.SC_OK || content == null) {
                throw new IOException(request.getPath() + " was answered with " + answer.getCode());
            }
            content.writeTo(out);
            return true;
        });
    }

    private HttpUriRequestBase post(Service service, String path, byte[] body, Caller caller) {
        var request = new HttpPost(addresses.of(service).resolve(path));
        request.setEntity(new ByteArrayEntity(body, ContentType.APPLICATION_JSON));
        return signed(request, caller);
    }

    private HttpUriRequestBase signed(HttpUriRequestBase request, Caller caller) {
        request.setConfig(patient);
        request.setHeader("Authorization", "Bearer " + tokens.about(caller, null));
        return request;
    }

    private static ServiceDown down(Service service, IOException cause) {
        var problem = new ServiceDown(
                service.code(), service.what(), "Nothing is told or exported: it would not be all of it.", AGAIN);
        problem.initCause(cause);
        return problem;
    }
}
