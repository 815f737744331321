package io.potik.gateway.person;

import io.potik.gateway.problem.Invalid;
import io.potik.gateway.route.Service;
import io.potik.gateway.route.ServicePersonalData;
import io.potik.gateway.staff.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What is kept of a person: how much it is, and one file of everything, passed on as it comes from the services. For owners. */
@RestController
@RequestMapping("/api/personal-data")
@Tag(name = "A person's rights")
class PersonalDataApi {

    private final ServicePersonalData services;
    private final JsonMapper json;

    PersonalDataApi(ServicePersonalData services, JsonMapper json) {
        this.services = services;
        this.json = json;
    }

    /**
     * What would go.
     *
     * @param parts one for each service, as an erasure has them
     */
    record Preview(List<Part> parts) {}

    /**
     * @param place a service
     * @param rows how many rows of each table would be emptied or removed there
     */
    record Part(String place, JsonNode rows) {}

    @GetMapping("/preview")
    @Operation(
            summary = "What would go where if a person were erased (owner)",
            description =
                    "By customerId or leadId: for each service how many rows of each table would be emptied or removed."
                            + " Deliveries that no lead and no order names are looked for when it is done, and come on top."
                            + " 503 when a service is away.")
    Preview preview(
            @RequestParam(required = false) @Nullable UUID customerId,
            @RequestParam(required = false) @Nullable UUID leadId,
            @Parameter(hidden = true) @AuthenticationPrincipal Caller caller) {
        var person = known(found(customerId, leadId, caller));
        return new Preview(List.of(
                part(Service.LEAD, "/api/leads", person, caller),
                part(Service.CUSTOMER, "/api/customers", person, caller),
                part(Service.ORDER, "/api/orders", person, caller),
                part(Service.INTAKE, "/api/receipts", person, caller)));
    }

    private Part part(Service service, String path, Map<String, JsonNode> person, Caller caller) {
        return new Part(
                service.code() + "-service", services.ask(service, path + "/personal-data/counts", person, caller));
    }

    @GetMapping(produces = "application/zip")
    @Operation(
            summary = "All that is kept of a person, as one zip file (owner)",
            description =
                    "By customerId or leadId. person.json says by what they are known; leads.json, customers.json,"
                            + " orders.json and channels.json hold the rows of each table, files/ what lies on their cards and orders."
                            + " 503 when a service is away, before the first byte.")
    void export(
            @RequestParam(required = false) @Nullable UUID customerId,
            @RequestParam(required = false) @Nullable UUID leadId,
            @Parameter(hidden = true) @AuthenticationPrincipal Caller caller,
            HttpServletResponse response)
            throws IOException {
        var found = found(customerId, leadId, caller);
        found.set("orderFiles", filesOnOrders(found, caller));
        // Whether the others are there, asked for nobody: half of an export would look like all of it.
        services.ask(Service.CUSTOMER, "/api/customers/personal-data", Map.of(), caller);
        services.ask(Service.INTAKE, "/api/receipts/personal-data", Map.of(), caller);

        response.setContentType("application/zip");
        response.setHeader("Content-Disposition", "attachment; filename=\"person.zip\"");
        response.setHeader("Cache-Control", "no-store");
        try (var zip = new ZipOutputStream(response.getOutputStream(), StandardCharsets.UTF_8)) {
            entry(zip, "person.json", () -> zip.write(json.writeValueAsBytes(found)));
            tell(zip, "leads.json", Service.LEAD, "/api/leads/personal-data", found, caller);
            tell(zip, "customers.json", Service.CUSTOMER, "/api/customers/personal-data", found, caller);
            tell(zip, "orders.json", Service.ORDER, "/api/orders/personal-data", found, caller);
            tell(zip, "channels.json", Service.INTAKE, "/api/receipts/personal-data", found, caller);
            for (var file : found.path("files")) {
                file(
                        zip,
                        file,
                        Service.LEAD,
                        "/api/leads/" + file.path("leadId").asString(),
                        caller);
            }
            for (var file : found.path("orderFiles")) {
                file(
                        zip,
                        file,
                        Service.ORDER,
                        "/api/orders/" + file.path("orderId").asString(),
                        caller);
            }
        }
    }

    /** Everything by which they are known. */
    private ObjectNode found(@Nullable UUID customerId, @Nullable UUID leadId, Caller caller) {
        if ((customerId == null) == (leadId == null)) {
            throw new Invalid("customerId", "A person is named by customerId or leadId, one of them.");
        }
        var named = customerId == null
                ? Map.of("leadId", Objects.requireNonNull(leadId))
                : Map.of("customerId", customerId);
        var found = (ObjectNode) services.ask(Service.LEAD, "/api/erasures/preview", named, caller);
        found.set("orderIds", services.ask(Service.ORDER, "/api/orders/personal-data/ids", known(found), caller));
        return found;
    }

    private ArrayNode filesOnOrders(JsonNode found, Caller caller) {
        var files = json.createArrayNode();
        for (var order : found.path("orderIds")) {
            for (var file : services.filesOn(order.asString(), caller)) {
                files.addObject()
                        .put("id", file.path("id").asString())
                        .put("orderId", order.asString())
                        .put("name", file.path("name").asString());
            }
        }
        return files;
    }

    private interface Content {
        void write() throws IOException;
    }

    private void tell(ZipOutputStream zip, String name, Service service, String path, JsonNode found, Caller caller)
            throws IOException {
        entry(zip, name, () -> services.tell(service, path, found, caller, zip));
    }

    private void file(ZipOutputStream zip, JsonNode file, Service service, String isOn, Caller caller)
            throws IOException {
        var id = file.path("id").asString();
        entry(
                zip,
                "files/" + id + " " + safe(file.path("name").asString()),
                () -> services.file(service, isOn + "/files/" + id, caller, zip));
    }

    private static void entry(ZipOutputStream zip, String name, Content content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        content.write();
        zip.closeEntry();
    }

    private static Map<String, JsonNode> known(JsonNode found) {
        return Stream.of("customerIds", "leadIds", "orderIds", "contactPoints")
                .filter(found::has)
                .collect(Collectors.toMap(name -> name, found::path));
    }

    /** A name, and no way to anywhere. */
    private static String safe(String name) {
        return name.replaceAll("[\\\\/:*?\"<>|\\p{Cntrl}]", "_");
    }
}
