package io.potik.intake.hook;

import static org.assertj.core.api.Assertions.assertThat;

import io.potik.intake.connection.Hooks;
import io.potik.intake.support.RunningService;
import io.potik.intake.support.Updates;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class HookLimitsIntegrationTests extends RunningService {

    @Autowired
    private Hooks hooks;

    @Autowired
    private TakeDelivery take;

    private HooksServlet servlet(int perConnection, int perAddress) {
        var settings = new HookSettings(1_048_576, 100, 4096, perConnection, perAddress);
        return new HooksServlet(hooks, take, settings, new HookLimits(settings));
    }

    private static MockHttpServletResponse post(HooksServlet servlet, Connected bot, String from)
            throws ServletException, IOException {
        var request = new MockHttpServletRequest("POST", bot.hook());
        request.setPathInfo(bot.hook().substring("/hooks".length()));
        request.addHeader("X-Telegram-Bot-Api-Secret-Token", "right-secret");
        request.addHeader("X-Forwarded-For", from);
        request.setContent(Updates.text(Updates.id(), 1, "one of many").getBytes(StandardCharsets.UTF_8));
        var response = new MockHttpServletResponse();
        servlet.service(request, response);
        return response;
    }

    @Test
    void aConnectionThatIsFloodedIsToldToWaitAndOthersAreNot() throws Exception {
        var servlet = servlet(1, 0);
        var flooded = bot();
        var other = bot();
        int accepted = 0;
        MockHttpServletResponse last;
        do {
            last = post(servlet, flooded, "192.0.2." + accepted);
            accepted++;
        } while (last.getStatus() == 200 && accepted < 100);

        assertThat(accepted - 1).isBetween(10, 30);
        assertThat(last.getStatus()).isEqualTo(429);
        assertThat(last.getHeader("Retry-After")).isEqualTo("1");
        assertThat(last.getContentAsString()).contains("too-many");
        assertThat(post(servlet, other, "192.0.2.1").getStatus()).isEqualTo(200);
        assertThat(get("/api/ledger?connectionId=" + flooded.id())
                        .path("totals")
                        .path("received")
                        .asInt())
                .isEqualTo(accepted - 1);
    }

    @Test
    void anAddressThatFloodsIsToldToWaitWhicheverConnectionItTries() throws Exception {
        var servlet = servlet(0, 1);
        int accepted = 0;
        while (post(servlet, bot(), "198.51.100.7").getStatus() == 200 && accepted < 100) {
            accepted++;
        }

        assertThat(accepted).isBetween(10, 60);
        assertThat(post(servlet, bot(), "198.51.100.8").getStatus()).isEqualTo(200);
    }
}
