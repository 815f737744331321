package io.potik.gateway.docs;

import io.potik.gateway.problem.NotFound;
import io.potik.gateway.route.Service;
import io.potik.gateway.route.ServiceDocuments;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Each service's OpenAPI document under one roof: its paths are the gateway's, so "try it out" works from the page. */
@Hidden
@RestController
class ApiDocs {

    private final ServiceDocuments documents;
    private final JsonMapper json;

    ApiDocs(ServiceDocuments documents, JsonMapper json) {
        this.documents = documents;
        this.json = json;
    }

    @GetMapping(path = "/api/docs/{service}", produces = MediaType.APPLICATION_JSON_VALUE)
    JsonNode show(@PathVariable String service) {
        var wanted = Arrays.stream(Service.values())
                .filter(one -> one.code().equals(service))
                .findFirst()
                .orElseThrow(() -> new NotFound("service"));
        var document = (ObjectNode) json.readTree(documents.openApi(wanted));
        // The address by which the gateway reached it is of no use to a browser.
        document.set("servers", json.valueToTree(List.of(Map.of("url", "/"))));
        return document;
    }
}
