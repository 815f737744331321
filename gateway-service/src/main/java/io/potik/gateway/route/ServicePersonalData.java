package io.potik.gateway.route;

import io.potik.gateway.problem.NotFound;
import io.potik.gateway.problem.ServiceDown;
import io.potik.gateway.security.InternalTokens;
import io.potik.gateway.staff.Caller;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Map;
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
        try {
            return client.execute(post(service, path, json.writeValueAsBytes(body), caller), answer -> {
                var content = answer.getEntity() == null ? new byte[0] : EntityUtils.toByteArray(answer.getEntity());
                return switch (answer.getCode()) {
                    case HttpStatus.SC_OK -> json.readTree(content);
                    case HttpStatus.SC_NOT_FOUND, UNPROCESSABLE -> throw new NotFound("person");
                    default -> throw new IOException(path + " was answered with " + answer.getCode());
                };
            });
        } catch (IOException e) {
            throw down(service, e);
        }
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
     * Passes on a file on a lead's card.
     *
     * @throws IOException when it breaks off, or there is no answer
     */
    public void file(String lead, String file, Caller caller, OutputStream out) throws IOException {
        var request = new HttpGet(addresses.of(Service.LEAD).resolve("/api/leads/" + lead + "/files/" + file));
        pass(signed(request, caller), out);
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
                service.code(), service.what(), "Nothing was exported: it would not have been all of it.", AGAIN);
        problem.initCause(cause);
        return problem;
    }
}
