package io.potik.gateway.route;

import io.potik.gateway.problem.ServiceDown;
import io.potik.gateway.security.InternalTokens;
import io.potik.gateway.staff.Caller;
import java.io.IOException;
import java.time.Duration;
import java.util.UUID;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.HttpStatus;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.springframework.stereotype.Component;

/** The messages that a service could not handle or send, by its actuator, which lets owners in and nobody else. */
@Component
public class ServiceDeadLetters {

    private static final String PATH = "/actuator/deadletters";

    /**
     * What a service answered.
     *
     * @param body JSON, or whatever came with a status that is not 200
     */
    public record Answer(int status, byte[] body) {

        /** Whether it is the answer that was asked for. */
        public boolean isOk() {
            return status == HttpStatus.SC_OK;
        }
    }

    private final CloseableHttpClient client;
    private final ServiceAddresses addresses;
    private final InternalTokens tokens;

    ServiceDeadLetters(CloseableHttpClient client, ServiceAddresses addresses, InternalTokens tokens) {
        this.client = client;
        this.addresses = addresses;
        this.tokens = tokens;
    }

    /**
     * The newest ones, a JSON array.
     *
     * @throws ServiceDown when the service does not tell them
     */
    public byte[] newest(Service service, Caller caller) {
        var answer = ask(service, caller, new HttpGet(addresses.of(service).resolve(PATH)));
        if (!answer.isOk()) {
            throw down(service, new IOException(PATH + " answered " + answer.status()));
        }
        return answer.body();
    }

    /**
     * Has one handled (or sent) once more; what is not 200 is a letter that failed again and stays.
     *
     * @throws ServiceDown when the service does not answer
     */
    public Answer replay(Service service, UUID id, Caller caller) {
        return ask(service, caller, new HttpPost(addresses.of(service).resolve(PATH + "/" + id)));
    }

    private Answer ask(Service service, Caller caller, HttpUriRequestBase request) {
        request.setHeader("Authorization", "Bearer " + tokens.about(caller, null));
        request.setHeader("Accept", "application/json");
        try {
            return client.execute(request, answer -> {
                var body = answer.getEntity();
                return new Answer(answer.getCode(), body == null ? new byte[0] : EntityUtils.toByteArray(body));
            });
        } catch (IOException e) {
            throw down(service, e);
        }
    }

    private static ServiceDown down(Service service, IOException cause) {
        var problem = new ServiceDown(
                service.code(),
                service.what(),
                "What waits there is not lost. The lists of the other services are still there.",
                Duration.ofSeconds(5));
        problem.initCause(cause);
        return problem;
    }
}
