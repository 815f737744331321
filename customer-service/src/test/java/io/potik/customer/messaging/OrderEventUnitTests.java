package io.potik.customer.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class OrderEventUnitTests {

    /** What a status means is said by its kind; events from before have only the code, whose meaning never changes. */
    @ParameterizedTest
    @CsvSource({
        "own7,cancelled,false",
        "own8,open,true",
        "own9,done,true",
        "cancelled,,false",
        "cancelled,cancelled,false",
        "inProgress,,true"
    })
    void anOrderCountsUnlessItsStatusMeansCancelled(String code, String kind, boolean counts) {
        String event = """
                {"order":{"id":"019a9f40-1d2e-7f10-8a44-5b7f2f6d0a02","version":2,
                          "customerId":"019a9f3e-5b1c-7c3a-9d50-0f4f7a3b1c01","status":"%s"%s,
                          "sum":{"amount":"99.90","currency":"EUR"}},
                 "at":"2026-11-21T12:30:00Z"}
                """.formatted(code, kind == null ? "" : ",\"statusKind\":\"" + kind + "\"");

        assertThat(JsonMapper.shared()
                        .readValue(event, OrderEvent.class)
                        .state()
                        .counted())
                .isEqualTo(counts);
    }
}
