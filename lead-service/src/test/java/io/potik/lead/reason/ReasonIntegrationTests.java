package io.potik.lead.reason;

import static org.assertj.core.api.Assertions.assertThat;

import io.potik.lead.support.RunningService;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class ReasonIntegrationTests extends RunningService {

    @Autowired
    private Reasons reasons;

    @Autowired
    private FirstReasons firstReasons;

    @Test
    void aNewWorkspaceHasReasonsAndALaterStartAddsNone() {
        firstReasons.afterSingletonsInstantiated();

        assertThat(reasons.all()).containsAll(FirstReasons.REASONS);
        assertThat(reasons.all()).extracting(Reason::name).doesNotHaveDuplicates();
    }

    @Test
    void aReasonIsAddedRenamedAndTakenOffTheList() {
        var added = Objects.requireNonNull(owner().post()
                .uri("/api/reasons")
                .body(Map.of("name", "Was only looking", "noteRequired", true))
                .exchange()
                .expectStatus()
                .isCreated()
                .expectBody(Reason.class)
                .returnResult()
                .getResponseBody());
        assertThat(added.active()).isTrue();
        assertThat(added.noteRequired()).isTrue();

        teamLead()
                .patch()
                .uri("/api/reasons/" + added.id())
                .body(Map.of("name", "Only looked", "active", false, "version", 1))
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.version")
                .isEqualTo(2)
                .jsonPath("$.noteRequired")
                .isEqualTo(true);
        assertThat(reasons.withId(added.id()).name()).isEqualTo("Only looked");
        assertThat(reasons.withId(added.id()).active()).isFalse();
        owner().patch()
                .uri("/api/reasons/" + added.id())
                .body(Map.of("active", true, "version", 1))
                .exchange()
                .expectStatus()
                .isEqualTo(409)
                .expectBody()
                .jsonPath("$.current.name")
                .isEqualTo("Only looked");
    }

    @Test
    void aNameStandsOnTheListOnce() {
        owner().post()
                .uri("/api/reasons")
                .body(Map.of("name", "no ANSWER"))
                .exchange()
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.errors[0].field")
                .isEqualTo("name");
    }

    @Test
    void aReasonThatIsNotThereIsNotFound() {
        owner().patch()
                .uri("/api/reasons/" + OWNER)
                .body(Map.of("active", true))
                .exchange()
                .expectStatus()
                .isNotFound();
    }
}
