package io.potik.lead.imports;

import io.potik.lead.contact.ContactPointRules;
import io.potik.lead.contact.GivenContactPoint;
import io.potik.lead.lead.Line;
import io.potik.lead.lead.PastLead;
import io.potik.lead.money.Money;
import io.potik.lead.pipeline.Pipeline;
import io.potik.lead.pipeline.Stage;
import io.potik.lead.problem.Invalid;
import io.potik.lead.source.Sources;
import io.potik.lead.workspace.Workspace;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One line while it is looked at: every error is found, not just the first. */
final class OneLead {

    private static final int NAME = 200;
    private static final int TEXT = 10_000;
    private static final int STEPS = 1_000;
    private static final int MESSAGES = 5_000;
    private static final int FEW = 100;
    private static final BigDecimal MOST = new BigDecimal("1000000000");

    private final HistoryLine given;
    private final Names names;
    private final Instant now;
    private final ContactPointRules rules;
    private final Sources sources;
    private final Workspace workspace;
    private final LineErrors errors = new LineErrors();
    private final Instant createdAt;

    OneLead(
            HistoryLine given,
            Names names,
            Instant now,
            ContactPointRules rules,
            Sources sources,
            Workspace workspace) {
        this.given = given;
        this.names = names;
        this.now = now;
        this.rules = rules;
        this.sources = sources;
        this.workspace = workspace;
        this.createdAt = errors.creation("createdAt", given.createdAt(), now);
    }

    /** The lead; throws Invalid with every error when it makes no sense. Its source is made when it is not there yet. */
    PastLead lead() {
        var externalId = errors.text("externalId", given.externalId(), NAME);
        var title = errors.optional("title", given.title(), NAME);
        var name = errors.optional("name", given.name(), NAME);
        var points = contactPoints();
        var pipeline = names.pipeline(given.pipeline()).orElse(null);
        if (pipeline == null) {
            errors.add("pipeline", "No pipeline is called \"" + given.pipeline() + "\".");
        }
        staff("manager", given.manager());
        var end = end();
        var moves = pipeline == null ? List.<PastLead.Move>of() : moves(pipeline, end);
        var messages = messages();
        var lines = lines();
        var amount = amount(lines);
        var tags = tags();
        var origin = given.source();
        var sourceName = origin == null ? "Import" : errors.text("source.name", origin.name(), FEW);
        var channel = origin == null || origin.channel() == null ? "manual" : origin.channel();
        if (!channel.matches("[a-z][a-z-]{0,29}")) {
            errors.add("source.channel", "A channel is needed, in lower case, such as telegram or manual.");
        }
        if (!errors.isEmpty() || pipeline == null) {
            throw new Invalid(errors.all());
        }
        return new PastLead(
                externalId,
                title,
                name,
                points,
                sources.named(sourceName, channel),
                pipeline.id(),
                createdAt,
                given.manager(),
                moves,
                messages,
                amount,
                lines,
                tags,
                end);
    }

    private List<GivenContactPoint> contactPoints() {
        var points = new LinkedHashMap<Object, GivenContactPoint>();
        var all = errors.list("contactPoints", given.contactPoints(), FEW);
        if (all.isEmpty()) {
            errors.add("contactPoints", "At least one is needed: a lead is somebody who can be reached.");
        }
        for (int i = 0; i < all.size(); i++) {
            var point = all.get(i);
            var field = "contactPoints[" + i + "]";
            if (point == null || point.kind() == null || point.value() == null) {
                errors.add(field, "A kind and a value are needed.");
                continue;
            }
            try {
                var normal = rules.read(point.kind(), point.value());
                points.putIfAbsent(normal.point(), normal);
            } catch (IllegalArgumentException senseless) {
                errors.add(field, Objects.requireNonNullElse(senseless.getMessage(), "This makes no sense."));
            }
        }
        return List.copyOf(points.values());
    }

    private List<PastLead.Move> moves(Pipeline pipeline, PastLead.@Nullable End end) {
        var moves = new ArrayList<PastLead.Move>();
        var all = errors.list("moves", given.moves(), STEPS);
        for (int i = 0; i < all.size(); i++) {
            var step = all.get(i);
            var field = "moves[" + i + "].";
            if (step == null) {
                errors.add("moves[" + i + "]", "A stage and a time are needed.");
                continue;
            }
            var at = errors.time(field + "at", step.at(), createdAt, end == null ? now : end.at());
            staff(field + "by", step.by());
            var name = errors.text(field + "stage", step.stage(), NAME);
            var stage = names.stage(name, pipeline).orElse(null);
            if (stage == null) {
                errors.add(field + "stage", "No stage is called \"" + name + "\".");
            } else if (stage.kind() == Stage.Kind.OPEN) {
                moves.add(new PastLead.Move(stage.id(), at, step.by()));
            } else if (end == null) {
                errors.add(field + "stage", "A lead that was won or lost needs an end that says so.");
            }
            // Else the end says it already.
        }
        return moves;
    }

    private List<PastLead.PastMessage> messages() {
        var messages = new ArrayList<PastLead.PastMessage>();
        var all = errors.list("messages", given.messages(), MESSAGES);
        for (int i = 0; i < all.size(); i++) {
            var said = all.get(i);
            var field = "messages[" + i + "].";
            if (said == null) {
                errors.add("messages[" + i + "]", "A direction, a text and a time are needed.");
                continue;
            }
            if (!"in".equals(said.direction()) && !"out".equals(said.direction())) {
                errors.add(field + "direction", "It is in or out.");
            }
            var text = errors.text(field + "text", said.text(), TEXT);
            var at = errors.time(field + "at", said.at(), createdAt, now);
            staff(field + "by", said.by());
            boolean outgoing = "out".equals(said.direction());
            messages.add(new PastLead.PastMessage(outgoing, text, at, outgoing ? said.by() : null));
        }
        return messages;
    }

    private PastLead.@Nullable End end() {
        var end = given.end();
        if (end == null) {
            return null;
        }
        var at = errors.time("end.at", end.at(), createdAt, now);
        staff("end.by", end.by());
        if ("won".equals(end.kind())) {
            return new PastLead.End(at, end.by(), null, errors.optional("end.company", end.company(), NAME));
        }
        if (!"rejected".equals(end.kind())) {
            errors.add("end.kind", "It is won or rejected.");
            return new PastLead.End(at, end.by(), null, null);
        }
        var name = errors.text("end.reason", end.reason(), NAME);
        var reason = names.reason(name).orElse(null);
        if (reason == null && !name.isEmpty()) {
            errors.add("end.reason", "No reason is called \"" + name + "\". Add it to the reasons first.");
        }
        return new PastLead.End(at, end.by(), reason == null ? null : reason.id(), null);
    }

    private List<Line> lines() {
        var all = errors.list("lines", given.lines(), FEW);
        var lines = new ArrayList<Line>();
        for (int i = 0; i < all.size(); i++) {
            var line = all.get(i);
            if (line == null) {
                errors.add("lines[" + i + "]", "A name, a quantity and a price are needed.");
                continue;
            }
            errors.check("lines[" + i + "].name", line.name(), NAME);
            if (line.quantity().signum() <= 0 || line.quantity().compareTo(MOST) > 0) {
                errors.add("lines[" + i + "].quantity", "A quantity is more than zero.");
            }
            if (line.price().signum() < 0 || line.price().compareTo(MOST) > 0) {
                errors.add("lines[" + i + "].price", "A price is not negative.");
            }
            lines.add(line);
        }
        return lines;
    }

    /** The sum of the lines, when there are any. */
    private @Nullable Money amount(List<Line> lines) {
        var amount = given.amount();
        if (amount != null && amount.amount().signum() < 0) {
            errors.add("amount", "An amount is not negative.");
        }
        if (lines.isEmpty() || !errors.isEmpty()) {
            return amount;
        }
        var sum = lines.stream().map(Line::sum).reduce(BigDecimal.ZERO, BigDecimal::add);
        return new Money(sum, amount == null ? workspace.currency() : amount.currency());
    }

    private List<String> tags() {
        var tags = new ArrayList<String>();
        var all = errors.list("tags", given.tags(), FEW);
        for (int i = 0; i < all.size(); i++) {
            var tag = errors.text("tags[" + i + "]", all.get(i), FEW);
            if (tag.contains(",")) {
                errors.add("tags[" + i + "]", "A comma parts one tag from another; it cannot be in its name.");
            }
            tags.add(tag);
        }
        return tags.stream().distinct().toList();
    }

    private void staff(String field, @Nullable UUID member) {
        if (member != null && !names.knows(member)) {
            errors.add(field, "No member of staff has this id.");
        }
    }
}
