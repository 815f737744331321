package io.potik.analytics;

import io.potik.outbox.OutgoingMessage;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Leads as lead-service keeps them, and the events that it would tell: the other side of the contract, for tests. */
public final class Desk {

    /** A stage of a pipeline. */
    public record Stage(UUID id, String name, String kind, int rank) {}

    /** A pipeline. */
    public record Pipeline(UUID id, String name, boolean isDefault, List<Stage> stages) {

        /** Open, open, …, won, lost. */
        public static Pipeline of(String name, boolean isDefault, String... open) {
            var stages = new ArrayList<Stage>();
            for (String stage : open) {
                stages.add(new Stage(UUID.randomUUID(), stage, "open", stages.size() + 1));
            }
            stages.add(new Stage(UUID.randomUUID(), "Won", "won", stages.size() + 1));
            stages.add(new Stage(UUID.randomUUID(), "Rejected", "lost", stages.size() + 1));
            return new Pipeline(UUID.randomUUID(), name, isDefault, stages);
        }

        /** The stage of that name. */
        public Stage stage(String stage) {
            return stages.stream()
                    .filter(s -> s.name().equals(stage))
                    .findFirst()
                    .orElseThrow();
        }

        Stage lost() {
            return stages.getLast();
        }

        Stage won() {
            return stages.get(stages.size() - 2);
        }
    }

    /** What would be sent. */
    public record Event(
            UUID id, String topic, String key, String type, long version, Instant at, Map<String, ?> payload) {

        /** As it is sent. */
        public OutgoingMessage message() {
            return new OutgoingMessage(id, topic, key, type, version, at, JSON.writeValueAsBytes(payload));
        }
    }

    /** A lead as it stood after something happened; what a model by hand is made of. */
    public record Moment(
            UUID lead,
            Instant at,
            String verb,
            Pipeline pipeline,
            Stage stage,
            String outcome,
            @Nullable UUID manager,
            @Nullable UUID source,
            @Nullable BigDecimal amount,
            @Nullable String currency,
            @Nullable UUID actor,
            @Nullable UUID reason) {}

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** What would be sent, in order. */
    public final List<Event> events = new ArrayList<>();

    /** What happened, in order. */
    public final List<Moment> moments = new ArrayList<>();

    /** What happened to orders, in order. */
    public final List<OrderMoment> orderMoments = new ArrayList<>();

    private int numbers;

    /** Tells a pipeline. */
    public void define(Pipeline pipeline, long version, Instant at) {
        var stages = pipeline.stages().stream()
                .map(s -> Map.of(
                        "id", s.id(), "name", s.name(), "kind", s.kind(), "rank", s.rank(), "temperature", "cold"))
                .toList();
        tell(
                "lead.events",
                pipeline.id(),
                "pipeline.defined.v1",
                version,
                at,
                fields(
                        "id",
                        pipeline.id(),
                        "name",
                        pipeline.name(),
                        "version",
                        version,
                        "default",
                        pipeline.isDefault(),
                        "stages",
                        stages,
                        "at",
                        at));
    }

    /** Tells a reason. */
    public UUID reason(String name, Instant at) {
        var id = UUID.randomUUID();
        tell("lead.events", id, "reason.defined.v1", 1, at, fields("id", id, "name", name, "active", true, "at", at));
        return id;
    }

    /** Tells a source. */
    public UUID source(String name, Instant at) {
        var id = UUID.randomUUID();
        tell(
                "lead.events",
                id,
                "source.defined.v1",
                1,
                at,
                fields("id", id, "name", name, "channel", "telegram", "connectionId", null, "at", at));
        return id;
    }

    /** Tells what a source cost. */
    public void cost(UUID source, String from, String to, String amount, String currency, Instant at) {
        var id = UUID.randomUUID();
        tell(
                "lead.events",
                id,
                "source.cost-set.v1",
                1,
                at,
                fields(
                        "id", id,
                        "sourceId", source,
                        "from", from,
                        "to", to,
                        "amount", Map.of("amount", amount, "currency", currency),
                        "at", at));
    }

    /** Tells a member of staff. */
    public UUID member(String name, String role) {
        var id = UUID.randomUUID();
        tell(
                "staff.events",
                id,
                "staff.changed.v1",
                1,
                Instant.EPOCH,
                fields(
                        "id",
                        id,
                        "version",
                        1,
                        "name",
                        name,
                        "role",
                        role,
                        "teamId",
                        null,
                        "teamName",
                        null,
                        "active",
                        true,
                        "at",
                        Instant.EPOCH));
        return id;
    }

    /** An order as it stood after something happened to it. */
    public record OrderMoment(
            UUID order,
            UUID lead,
            Instant at,
            boolean cancelled,
            BigDecimal sum,
            BigDecimal paid,
            boolean gaveBack,
            String currency) {}

    /** Tells an order that came of a lead. */
    public Order order(UUID lead, String sum, String currency, Instant at) {
        return new Order(lead, new BigDecimal(sum), currency, at);
    }

    /** What was sold; every other one tells of itself as before workspaces had statuses of their own. */
    public final class Order {

        private final UUID id = UUID.randomUUID();
        private final int number = ++numbers;
        private final UUID lead;
        private final String currency;
        private final Instant createdAt;
        private long version;
        private boolean cancelled;
        private boolean gaveBack;
        private BigDecimal sum;
        private BigDecimal paid = new BigDecimal("0.00");

        private Order(UUID lead, BigDecimal sum, String currency, Instant at) {
            this.lead = lead;
            this.sum = sum.setScale(2);
            this.currency = currency;
            this.createdAt = at;
            tell("order.created.v1", at, fields());
        }

        /** Cancels it, or takes it up again. */
        public void cancel(Instant at, boolean now) {
            var from = status();
            if (cancelled != now) {
                cancelled = now;
                tell("order.status-changed.v1", at, fields("from", from));
            }
        }

        /** Money that came, or with a minus went back; more than there is does not go back. */
        public void pay(Instant at, String amount) {
            var money = new BigDecimal(amount).setScale(2);
            if (paid.add(money).signum() >= 0) {
                paid = paid.add(money);
                gaveBack |= money.signum() < 0;
                tell("order.payment-received.v1", at, fields("payment", money(money)));
            }
        }

        /** Sells something else. */
        public void sell(Instant at, String newSum) {
            var before = sum;
            sum = new BigDecimal(newSum).setScale(2);
            tell("order.lines-changed.v1", at, fields("sumBefore", money(before)));
        }

        private String status() {
            return cancelled ? number % 2 == 0 ? "cancelled" : "own7" : "new";
        }

        private Map<String, String> money(BigDecimal amount) {
            return Map.of("amount", amount.toPlainString(), "currency", currency);
        }

        private void tell(String type, Instant at, Map<String, @Nullable Object> own) {
            version++;
            orderMoments.add(new OrderMoment(id, lead, at, cancelled, sum, paid, gaveBack, currency));
            var order = fields(
                    "id",
                    id,
                    "number",
                    number,
                    "version",
                    version,
                    "customerId",
                    UUID.randomUUID(),
                    "leadId",
                    lead,
                    "managerId",
                    null,
                    "sourceId",
                    null,
                    "status",
                    status(),
                    "sum",
                    money(sum),
                    "paid",
                    money(paid),
                    "createdAt",
                    createdAt);
            if (number % 2 == 1) {
                order.put("statusKind", cancelled ? "cancelled" : "open");
            }
            own.put("order", order);
            own.put("at", at);
            own.put("actor", fields("kind", "system"));
            Desk.this.tell("order.events", id, type, version, at, own);
        }
    }

    /** A lead that comes in by a channel. */
    public Lead lead(Pipeline pipeline, @Nullable UUID source, @Nullable UUID manager, Instant at) {
        return new Lead(pipeline, source, manager, at);
    }

    private void tell(String topic, UUID key, String type, long version, Instant at, Map<String, ?> payload) {
        events.add(new Event(UUID.randomUUID(), topic, key.toString(), type, version, at, payload));
    }

    private static Map<String, @Nullable Object> fields(@Nullable Object... pairs) {
        var fields = new HashMap<String, @Nullable Object>();
        for (int i = 0; i < pairs.length; i += 2) {
            fields.put(String.valueOf(pairs[i]), pairs[i + 1]);
        }
        return fields;
    }

    /** A card. */
    public final class Lead {

        public final UUID id = UUID.randomUUID();
        private final int number = ++numbers;
        private final Instant createdAt;
        private final @Nullable UUID source;
        private long version = 1;
        private Pipeline pipeline;
        private Stage stage;
        private String outcome = "open";
        private boolean merged;
        private @Nullable UUID manager;
        private @Nullable BigDecimal amount;
        private @Nullable String currency;
        private Instant stageSince;

        private Lead(Pipeline pipeline, @Nullable UUID source, @Nullable UUID manager, Instant at) {
            this.pipeline = pipeline;
            this.stage = pipeline.stages().getFirst();
            this.source = source;
            this.manager = manager;
            this.createdAt = at;
            this.stageSince = at;
            tell("lead.created.v1", "created", at, null, null, fields("receivedAt", at));
        }

        /** Whether it can be worked on. */
        public boolean isOpen() {
            return outcome.equals("open") && !merged;
        }

        /** Whether it is part of another one for the time being. */
        public boolean isMerged() {
            return merged;
        }

        /** Whether anything can happen to it at all. */
        public boolean isThere() {
            return !outcome.equals("excluded");
        }

        /** Where it may stand. */
        public Pipeline pipeline() {
            return pipeline;
        }

        /** Moves it. */
        public void move(Instant at, Stage to, @Nullable UUID by) {
            if (to.equals(stage)) {
                return;
            }
            var from = from();
            enter(to, at);
            tell("lead.stage-changed.v1", "moved", at, by, null, from);
        }

        /** Moves it to another pipeline. */
        public void moveTo(Instant at, Pipeline other, Stage to, @Nullable UUID by) {
            var from = from();
            pipeline = other;
            enter(to, at);
            tell("lead.stage-changed.v1", "moved", at, by, null, from);
        }

        /** Makes a deal of it. */
        public void win(Instant at, @Nullable UUID by) {
            var from = from();
            outcome = "won";
            enter(pipeline.won(), at);
            tell("lead.won.v1", "won", at, by, null, from);
        }

        /** Rejects it. */
        public void reject(Instant at, UUID reason, @Nullable UUID by) {
            var from = from();
            outcome = number % 2 == 0 ? "kept" : "declined";
            enter(pipeline.lost(), at);
            from.put("reasonId", reason);
            tell("lead.rejected.v1", "rejected", at, by, reason, from);
        }

        /** Takes its end back. */
        public void reopen(Instant at, Stage to, @Nullable UUID by) {
            var from = from();
            outcome = "open";
            enter(to, at);
            tell("lead.reopened.v1", "reopened", at, by, null, from);
        }

        /** Excludes it. */
        public void exclude(Instant at, @Nullable UUID by) {
            var from = from();
            outcome = "excluded";
            version++;
            tell("lead.excluded.v1", "excluded", at, by, null, from);
        }

        /** Merges it into another. */
        public void merge(Instant at, @Nullable UUID by) {
            var told = from();
            told.put("intoId", UUID.randomUUID());
            merged = true;
            version++;
            tell("lead.merged.v1", "merged", at, by, null, told);
        }

        /** Takes that back. */
        public void unmerge(Instant at, @Nullable UUID by) {
            merged = false;
            version++;
            tell("lead.unmerged.v1", "unmerged", at, by, null, fields("fromLeadId", UUID.randomUUID()));
        }

        /** Gives it to somebody. */
        public void assign(Instant at, @Nullable UUID to, @Nullable UUID by) {
            var previous = manager;
            manager = to;
            version++;
            tell("lead.assigned.v1", "assigned", at, by, null, fields("previousManagerId", previous));
        }

        /** Says what it is worth. */
        public void worth(Instant at, @Nullable String sum, @Nullable String of, @Nullable UUID by) {
            amount = sum == null ? null : new BigDecimal(sum);
            currency = of;
            version++;
            tell("lead.amount-changed.v1", "worth", at, by, null, fields());
        }

        /** A note. */
        public void note(Instant at, @Nullable UUID by) {
            tell("lead.noted.v1", "noted", at, by, null, fields());
        }

        /** The person writes. */
        public void message(Instant at) {
            tell("lead.message-received.v1", "message", at, null, null, fields("receivedAt", at));
        }

        /** Somebody answers. */
        public void respond(Instant at, Instant waitingSince, UUID by) {
            tell("lead.responded.v1", "responded", at, by, null, fields("waitingSince", waitingSince));
        }

        private void enter(Stage to, Instant at) {
            stage = to;
            stageSince = at;
            version++;
        }

        private Map<String, @Nullable Object> from() {
            return fields(
                    "from",
                    fields(
                            "stageId", stage.id(),
                            "stageKind", stage.kind(),
                            "stageRank", stage.rank(),
                            "pipelineId", pipeline.id(),
                            "enteredAt", stageSince));
        }

        private void tell(
                String type,
                String verb,
                Instant at,
                @Nullable UUID by,
                @Nullable UUID reason,
                Map<String, @Nullable Object> own) {
            moments.add(new Moment(
                    id,
                    at,
                    verb,
                    pipeline,
                    stage,
                    merged && outcome.equals("open") ? "merged" : outcome,
                    manager,
                    source,
                    amount,
                    currency,
                    by,
                    reason));
            own.put("lead", snapshot());
            own.put("at", at);
            own.put("actor", by == null ? fields("kind", "channel") : fields("kind", "staff", "id", by));
            own.put("aFieldOfTomorrow", 1);
            Desk.this.tell("lead.events", id, type, version, at, own);
        }

        private Map<String, @Nullable Object> snapshot() {
            return fields(
                    "id",
                    id,
                    "number",
                    number,
                    "version",
                    version,
                    "pipelineId",
                    pipeline.id(),
                    "pipelineVersion",
                    1,
                    "stageId",
                    stage.id(),
                    "stageKind",
                    stage.kind(),
                    "stageRank",
                    stage.rank(),
                    "outcome",
                    merged ? "merged" : outcome,
                    "first",
                    true,
                    "managerId",
                    manager,
                    "sourceId",
                    source,
                    "channel",
                    "telegram",
                    "amount",
                    amount == null ? null : fields("amount", amount.toPlainString(), "currency", currency),
                    "createdAt",
                    createdAt,
                    "closedAt",
                    null);
        }
    }
}
