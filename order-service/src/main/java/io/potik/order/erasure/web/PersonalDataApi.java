package io.potik.order.erasure.web;

import io.potik.order.erasure.Person;
import io.potik.order.erasure.TellPerson;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "A person's rights")
class PersonalDataApi {

    private final TellPerson tellPerson;

    PersonalDataApi(TellPerson tellPerson) {
        this.tellPerson = tellPerson;
    }

    /** Everything by which a person is known, as lead-service finds it. */
    record Known(
            @Nullable List<UUID> customerIds,
            @Nullable List<UUID> leadIds,
            @Nullable List<UUID> orderIds,
            @Nullable List<Person.Point> contactPoints) {

        Person person() {
            return new Person(or(customerIds), or(leadIds), or(orderIds), or(contactPoints));
        }

        private static <T> List<T> or(@Nullable List<T> given) {
            return given == null ? List.of() : given;
        }
    }

    @PostMapping(path = "/api/orders/personal-data", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "What this service keeps of a person, as POST /api/erasures/preview found them",
            description =
                    "A list of rows for each table. GET /api/personal-data gathers that of all services, with files.")
    void tell(@RequestBody Known known, HttpServletResponse response) throws IOException {
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        tellPerson.tell(known.person(), response.getOutputStream());
    }

    @PostMapping("/api/orders/personal-data/ids")
    @Operation(summary = "The ids of a person's orders, by which receipts of shops are found")
    List<UUID> ids(@RequestBody Known known) {
        return tellPerson.orders(known.person());
    }

    @PostMapping("/api/orders/personal-data/counts")
    @Operation(
            summary = "How many rows of each table would be emptied or removed",
            description = "GET /api/personal-data/preview gathers that of all services.")
    Map<String, Integer> count(@RequestBody Known known) {
        return tellPerson.count(known.person());
    }
}
