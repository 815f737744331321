package io.potik.lead.lead;

import io.potik.lead.contact.ContactPoint;
import io.potik.lead.contact.ContactPoints;
import io.potik.lead.contact.Known;
import io.potik.lead.customer.KnownCustomers;
import io.potik.lead.lead.Customers.Behind;
import io.potik.lead.money.Money;
import io.potik.lead.order.KnownOrders;
import io.potik.lead.pipeline.Stage;
import io.potik.lead.problem.Invalid;
import io.potik.lead.security.Caller;
import io.potik.lead.security.Scope;
import io.potik.lead.sql.Rows;
import io.potik.lead.timeline.Activity;
import io.potik.lead.timeline.Actor;
import io.potik.lead.timeline.Happening;
import io.potik.lead.workspace.Workspace;
import io.potik.outbox.Ids;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Makes a deal of a lead: a customer (and company) and an order of a first lead, an order of a repeat lead. */
@Service
public class ConvertLead {

    private final Desk desk;
    private final ContactPoints points;
    private final Customers customers;
    private final LeadEvents events;
    private final CardFields fields;
    private final KnownCustomers known;
    private final KnownOrders orders;
    private final Workspace workspace;

    ConvertLead(
            Desk desk,
            ContactPoints points,
            Customers customers,
            LeadEvents events,
            CardFields fields,
            KnownCustomers known,
            KnownOrders orders,
            Workspace workspace) {
        this.desk = desk;
        this.points = points;
        this.customers = customers;
        this.events = events;
        this.fields = fields;
        this.known = known;
        this.orders = orders;
        this.workspace = workspace;
    }

    /**
     * What to make of the lead.
     *
     * @param order null for no order, which only a first lead may go without; an order without lines takes the card's
     * @param company the company's name, empty for none; null for the one on the card
     * @param customerId the customer to link to, or null for the one who is recognised or else a new one
     * @param newCustomer whether it is a new one although somebody is recognised
     */
    public record Conversion(
            @Nullable Order order,
            @Nullable String company,
            @Nullable UUID customerId,
            boolean newCustomer) {}

    /**
     * What is sold.
     *
     * @param id an open order of the customer, which the lead joins; null for a new one
     */
    public record Order(@Nullable UUID id, @Nullable List<Line> lines) {}

    /**
     * Converts the lead. The ids of customer and order are made once: to convert a lead again changes nothing, and asks
     * nobody for anything.
     *
     * @throws ChangedMeanwhile when the lead was rejected
     * @throws Invalid when a repeat lead would go without an order, the order has no lines, the chosen customer does not
     *     exist, the chosen order is not an open one of theirs, or the won stage requires fields that are empty
     * @throws io.potik.lead.problem.NotFound when the lead is not there, or not for who asks
     */
    @Transactional
    public void convert(Caller caller, UUID id, Conversion wanted) {
        var person = points.lockThoseOf(id);
        var lead = desk.take(caller.sees(), id);
        if (lead.outcome() == Outcome.WON) {
            return;
        }
        if (!lead.isFirst() && wanted.order() == null) {
            throw new Invalid("order", "A repeat lead becomes an order; say what was sold.");
        }
        win(caller, lead, person, wanted, Rows.now());
    }

    private void win(Caller caller, Lead lead, Map<ContactPoint, Known> person, Conversion wanted, Instant at) {
        var actor = Actor.staff(caller.staffId());
        var from = desk.from(lead);
        var changes = edit(lead, wanted);
        var customer = customer(lead, person, wanted);
        var joins = joined(caller.sees(), wanted, customer);
        var order = orderOf(lead, wanted, joins);
        var pipeline = desk.pipelineOf(lead);
        var won = pipeline.firstOf(Stage.Kind.WON);
        fields.require(lead, won, "A deal needs this");
        lead.win(pipeline, won, customer.id(), order, at);
        lead.winAsChosen(customer.chosen(), joins != null);
        if (customer.known()) {
            lead.linkCustomer(customer.id(), null);
        }
        points.close(lead.id());
        points.rememberWhose(lead.id());
        points.belongTo(customer.id(), lead.id());
        var happened = new ArrayList<Activity>();
        var told = new ArrayList<Function<LeadSnapshot, LeadEvent>>();
        if (!changes.isEmpty()) {
            EditLead.tell(lead, changes, actor, at, happened, told);
        }
        happened.add(Activity.of(lead.id(), at, actor, new Happening.Converted(customer.id(), order)));
        told.add(snapshot -> new LeadEvent.Won(snapshot, at, actor, from, customer.id(), order));
        desk.put(lead, happened, told);
        events.ask(List.of(ask(lead, customer, actor, at)));
    }

    private Behind customer(Lead lead, Map<ContactPoint, Known> person, Conversion wanted) {
        if (!wanted.newCustomer()) {
            return customers.behind(lead, person, wanted.customerId());
        }
        if (wanted.customerId() != null) {
            throw new Invalid("customerId", "It is a new customer, or this one.");
        }
        return Customers.stranger();
    }

    /** The order that the lead will have; the same for one that was promised before. */
    private static @Nullable UUID orderOf(Lead lead, Conversion wanted, @Nullable UUID joins) {
        if (wanted.order() == null || joins != null) {
            return joins;
        }
        return Objects.requireNonNullElseGet(lead.promisedOrderId(), Ids::next);
    }

    /** The open order that the lead joins, or null. */
    private @Nullable UUID joined(Scope scope, Conversion wanted, Behind customer) {
        var id = wanted.order() == null ? null : wanted.order().id();
        if (id == null) {
            return null;
        }
        var order = orders.find(scope, id).orElseThrow(() -> new Invalid("order.id", "There is no such order."));
        if (!known.readAs(order.customerId()).equals(known.readAs(customer.id()))) {
            throw new Invalid("order.id", "Order " + order.number() + " is another customer's.");
        }
        if (!order.open()) {
            throw new Invalid("order.id", "Order " + order.number() + " is not open any more.");
        }
        return id;
    }

    private List<Happening.Change> edit(Lead lead, Conversion wanted) {
        var lines = wanted.order() == null || wanted.order().id() != null ? null : lines(lead, wanted.order());
        var named = wanted.company();
        var company = named == null ? null : new LeadEdit.Given<String>(named.isEmpty() ? null : named);
        return lead.edit(new LeadEdit(null, null, lines, null, company, null, null), workspace.currency());
    }

    /** The lines of the order; when none are given the card's, or its amount as one line. */
    private static List<Line> lines(Lead lead, Order order) {
        if (order.lines() != null && !order.lines().isEmpty()) {
            return order.lines();
        }
        if (!lead.lines().isEmpty()) {
            return lead.lines();
        }
        var amount = lead.amount();
        if (amount == null) {
            throw new Invalid("order.lines", "An order needs at least one line.");
        }
        return List.of(new Line(lead.title(), BigDecimal.ONE, amount.amount()));
    }

    /** What others are asked to make of a lead that was won. */
    LeadConversion ask(Lead lead, Behind customer, Actor actor, Instant at) {
        var order = lead.promisedOrderId();
        var company = lead.companyName();
        return new LeadConversion.Converted(
                lead.id(),
                lead.version(),
                lead.number(),
                lead.isFirst(),
                at,
                actor,
                lead.managerId(),
                lead.sourceId(),
                customer.id(),
                customer.isCertain(),
                order,
                customers.person(lead),
                company == null ? null : new LeadConversion.Company(company),
                order == null || lead.joinsOrder() ? null : sold(lead),
                lead.joinsOrder());
    }

    /** What the card says was sold. */
    static LeadConversion.Order sold(Lead lead) {
        Money sum = Objects.requireNonNull(lead.amount(), "an order has lines, and lines are an amount");
        return new LeadConversion.Order(lead.lines(), sum.currency(), sum);
    }
}
