package io.potik.lead.notification;

import io.potik.lead.lead.LeadEvent;
import io.potik.lead.lead.LeadsChanged;
import io.potik.lead.notification.Notifications.News;
import io.potik.lead.timeline.Actor;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells managers of leads that somebody else gave them, and of answers on theirs. The past of an import is no news. */
@Component
class NotifyOfLeads {

    private final Notifications notifications;

    NotifyOfLeads(Notifications notifications) {
        this.notifications = notifications;
    }

    @EventListener
    void tell(LeadsChanged changed) {
        var imported = imported(changed);
        notifications.raise(changed.events().stream()
                .filter(event -> !imported.contains(event.lead().id()))
                .map(NotifyOfLeads::news)
                .filter(Objects::nonNull)
                .toList());
    }

    private static Set<UUID> imported(LeadsChanged changed) {
        return changed.events().stream()
                .filter(event -> event instanceof LeadEvent.Created created
                        && created.actor().kind() == Actor.Kind.IMPORT)
                .map(event -> event.lead().id())
                .collect(Collectors.toSet());
    }

    private static @Nullable News news(LeadEvent event) {
        var manager = event.lead().managerId();
        if (manager == null) {
            return null;
        }
        return switch (event) {
            case LeadEvent.Created created -> given(manager, event, created.actor());
            case LeadEvent.Assigned assigned -> given(manager, event, assigned.actor());
            case LeadEvent.MessageReceived message ->
                News.ofAnswer(manager, event.lead().id(), event.at());
            default -> null;
        };
    }

    private static @Nullable News given(UUID manager, LeadEvent event, Actor by) {
        return manager.equals(by.id())
                ? null
                : News.ofLead(manager, event.lead().id(), by.id(), event.at());
    }
}
