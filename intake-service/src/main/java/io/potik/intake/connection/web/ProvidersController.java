package io.potik.intake.connection.web;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.potik.intake.channel.Channel;
import io.potik.intake.channel.Channels;
import io.potik.intake.channel.ProviderDescription;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Connections")
@RestController
class ProvidersController {

    record ProviderView(String provider, @JsonUnwrapped ProviderDescription description) {}

    record ProviderList(List<ProviderView> items, @Nullable String next) {}

    private final Channels channels;

    ProvidersController(Channels channels) {
        this.channels = channels;
    }

    @Operation(summary = "What can be connected, what each needs, and how it is set up")
    @GetMapping("/api/providers")
    ProviderList list() {
        return new ProviderList(
                channels.all().stream().map(ProvidersController::view).toList(), null);
    }

    private static ProviderView view(Channel channel) {
        return new ProviderView(channel.provider(), channel.description());
    }
}
