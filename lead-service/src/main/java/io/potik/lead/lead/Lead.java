package io.potik.lead.lead;

import io.potik.lead.board.Slot;
import io.potik.lead.money.Money;
import io.potik.lead.pipeline.Pipeline;
import io.potik.lead.pipeline.Stage;
import io.potik.lead.timeline.Happening.Change;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.PostLoad;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/**
 * A card: interest and at least one contact point. It is open until it is won, kept or declined, and can be opened again
 * after the last two. Its version grows with changes of the card only; a message that arrives changes no card.
 */
@Entity
@Table(name = "lead")
class Lead {

    private static final Set<String> AMOUNT = Set.of("amount", "lines");

    /** The stage of a merged lead: no board, total or list of a stage meets it. */
    private static final UUID NOWHERE = new UUID(0, 0);

    @Id
    private UUID id;

    private long number;

    @Version
    private long version;

    private @Nullable String personName;
    private UUID pipelineId;
    private UUID stageId;
    private Instant stageEnteredAt;

    @Enumerated(EnumType.STRING)
    private Outcome outcome;

    private boolean first;
    private String channel;
    private @Nullable UUID sourceId;
    private @Nullable UUID managerId;

    @Embedded
    private CardContent content;

    @JdbcTypeCode(SqlTypes.JSON)
    private Map<String, String> attribution;

    private @Nullable UUID customerId;
    private @Nullable UUID orderId;
    private @Nullable Long orderNumber;
    private @Nullable UUID promisedCustomerId;
    private @Nullable UUID promisedOrderId;
    private @Nullable UUID customerBefore;
    private @Nullable UUID companyBefore;
    private boolean chosenCustomer;
    private boolean joinsOrder;
    private @Nullable Long undoneVersion;
    private @Nullable UUID reasonId;
    private @Nullable String rejectionNote;
    private @Nullable UUID closedFromStageId;
    private Instant createdAt;
    private @Nullable Instant closedAt;
    private @Nullable UUID mergedInto;
    private @Nullable UUID mergedFromStageId;

    @Enumerated(EnumType.STRING)
    private @Nullable Outcome mergedFromOutcome;

    /** Only written: whatever is merged into a card or out of it gives it its next version. */
    @SuppressWarnings("UnusedVariable")
    private int merges;

    @Transient
    private @Nullable Slot loadedSlot;

    @SuppressWarnings("NullAway.Init") // for Hibernate, which fills the fields
    protected Lead() {}

    Lead(NewLead given, long number) {
        this.id = given.id();
        this.number = number;
        this.personName = given.personName();
        this.pipelineId = given.pipeline().id();
        var stage = given.pipeline().firstOf(Stage.Kind.OPEN);
        this.stageId = stage.id();
        this.stageEnteredAt = given.createdAt();
        this.outcome = Outcome.OPEN;
        this.first = given.customer() == null;
        this.channel = given.channel();
        this.sourceId = given.source();
        this.managerId = given.manager();
        this.content = new CardContent(given.title());
        this.attribution = given.attribution();
        this.customerId = given.customer();
        this.createdAt = given.createdAt();
    }

    /** The import of a past counts every step that it takes again. */
    void nextVersion() {
        version++;
    }

    @PostLoad
    void rememberSlot() {
        loadedSlot = slot();
    }

    // What people do with it ------------------------------------------------------------------------------------------

    /**
     * Moves to an open stage, of this or another pipeline.
     *
     * @throws ChangedMeanwhile when the lead is closed
     */
    void moveTo(Pipeline pipeline, Stage stage, Instant at) {
        requireOpen();
        enter(pipeline.id(), stage, at);
    }

    /**
     * Becomes a deal. The ids that are promised the first time stay the same.
     *
     * @throws ChangedMeanwhile when the lead is closed
     */
    void win(Pipeline pipeline, Stage won, UUID customer, @Nullable UUID order, Instant at) {
        close(pipeline, won, Outcome.WON, at);
        customerBefore = customerId;
        companyBefore = content.companyId();
        chosenCustomer = false;
        joinsOrder = false;
        promisedCustomerId = customer;
        promisedOrderId = order;
    }

    /** Of a deal: a person said who the customer is, or which order that is there already it joins. */
    void winAsChosen(boolean customer, boolean order) {
        chosenCustomer = customer;
        joinsOrder = order;
    }

    /**
     * Is no deal any more, but open where it was, with the customer whom it had before. What others answer to its conversion
     * comes too late from now on.
     *
     * @throws ChangedMeanwhile when it is no deal
     */
    void undoWin(Pipeline pipeline, Instant at) {
        if (outcome != Outcome.WON) {
            throw new ChangedMeanwhile(id, "This lead is no deal; there is no conversion to undo.");
        }
        customerId = customerBefore;
        content.companyAgain(companyBefore);
        customerBefore = null;
        companyBefore = null;
        chosenCustomer = false;
        joinsOrder = false;
        promisedCustomerId = null;
        promisedOrderId = null;
        orderId = null;
        orderNumber = null;
        // The one that this change gives it.
        undoneVersion = version + 1;
        openAgain(pipeline, at);
    }

    /**
     * Becomes no deal: a first lead's person is kept as this customer, a repeat lead is declined.
     *
     * @param customer ignored for a repeat lead
     * @throws ChangedMeanwhile when the lead is closed
     */
    void reject(Pipeline pipeline, Stage lost, UUID reason, @Nullable String note, UUID customer, Instant at) {
        close(pipeline, lost, first ? Outcome.KEPT : Outcome.DECLINED, at);
        reasonId = reason;
        rejectionNote = note;
        if (first) {
            promisedCustomerId = customer;
        }
    }

    /**
     * Is worked on again, in the stage where it was closed, or in the first one when that is gone.
     *
     * @throws ChangedMeanwhile when the lead is open, or a deal
     */
    void reopen(Pipeline pipeline, Instant at) {
        if (outcome != Outcome.KEPT && outcome != Outcome.DECLINED) {
            throw new ChangedMeanwhile(id, "Only a rejected lead can be opened again.");
        }
        openAgain(pipeline, at);
    }

    private void openAgain(Pipeline pipeline, Instant at) {
        var stage = closedFromStageId == null
                ? pipeline.firstOf(Stage.Kind.OPEN)
                : pipeline.stage(closedFromStageId)
                        .filter(was -> was.kind() == Stage.Kind.OPEN && was.stays())
                        .orElseGet(() -> pipeline.firstOf(Stage.Kind.OPEN));
        outcome = Outcome.OPEN;
        closedAt = null;
        closedFromStageId = null;
        reasonId = null;
        rejectionNote = null;
        enter(pipeline.id(), stage, at);
    }

    /** Gives it to somebody, or to nobody. */
    void assign(@Nullable UUID manager) {
        managerId = manager;
    }

    /**
     * Changes the card.
     *
     * @param defaultCurrency of lines, when the card has no amount yet
     * @return what is different now; empty when nothing is
     * @throws ChangedMeanwhile when the amount would change and the lead is closed
     * @throws io.potik.lead.problem.Invalid when an amount is given that is not the sum of the lines
     */
    List<Change> edit(LeadEdit edit, String defaultCurrency) {
        var changes = content.edit(edit, defaultCurrency);
        if (changes.stream().map(Change::field).anyMatch(AMOUNT::contains)) {
            requireOpen();
        }
        return changes;
    }

    /**
     * Takes another one in: what is empty here is filled from it, and what both have stays as it is here.
     *
     * @param changes to which what became different is added
     * @return what it filled
     * @throws ChangedMeanwhile when this one is not open
     */
    Filled takeIn(Lead other, String defaultCurrency, List<Change> changes) {
        requireOpen();
        var filled = Filled.of(content, other.content)
                .who(personName == null ? other.personName : null, customerId == null ? other.customerId : null);
        changes.addAll(edit(filled.filling(content), defaultCurrency));
        personName = personName == null ? other.personName : personName;
        customerId = customerId == null ? other.customerId : customerId;
        merges++;
        return filled;
    }

    /** Gives back what another one filled and nobody changed since; a closed lead keeps what it ended with. */
    void giveBack(Filled filled, String defaultCurrency, List<Change> changes) {
        merges++;
        if (isOpen()) {
            changes.addAll(edit(filled.emptying(content), defaultCurrency));
            // What it did not fill is null there.
            personName = Objects.equals(personName, filled.personName()) ? null : personName;
            customerId = Objects.equals(customerId, filled.customer()) ? null : customerId;
        }
    }

    /** Becomes part of another one, and stands in no stage any more. */
    void mergeInto(UUID other) {
        mergedFromOutcome = outcome;
        mergedFromStageId = stageId;
        outcome = Outcome.MERGED;
        stageId = NOWHERE;
        mergedInto = other;
        merges++;
    }

    /** Is a lead of its own again, as it was; in the first stage of its kind when its own is gone. */
    void unmerge(Pipeline pipeline) {
        stageId = stageIn(pipeline).id();
        outcome = Objects.requireNonNull(mergedFromOutcome);
        mergedFromOutcome = null;
        mergedFromStageId = null;
        mergedInto = null;
        merges++;
    }

    /** The stage where it stands, or stood before it was merged. */
    Stage stageIn(Pipeline pipeline) {
        var was = mergedFromOutcome;
        if (was == null || mergedFromStageId == null) {
            return pipeline.stage(stageId).orElseThrow();
        }
        var kind = switch (was) {
            case OPEN, MERGED, EXCLUDED -> Stage.Kind.OPEN;
            case WON -> Stage.Kind.WON;
            case KEPT, DECLINED -> Stage.Kind.LOST;
        };
        return pipeline.stage(mergedFromStageId).orElseGet(() -> pipeline.firstOf(kind));
    }

    /** A stage asks for fields; those that are still empty, by name. */
    List<String> missingFor(Stage stage) {
        return stage.requiredFields().stream().filter(content::lacks).toList();
    }

    /** customer-service told which customer it really is; a closed lead of a first-time person gets its company too. */
    void linkCustomer(UUID customer, @Nullable UUID company) {
        customerId = customer;
        content.linkCompany(company);
    }

    /** order-service told of the order. */
    void linkOrder(UUID order, long orderNumber) {
        this.orderId = order;
        this.orderNumber = orderNumber;
    }

    private void close(Pipeline pipeline, Stage into, Outcome as, Instant at) {
        requireOpen();
        closedFromStageId = stageId;
        outcome = as;
        closedAt = at;
        enter(pipeline.id(), into, at);
    }

    private void enter(UUID pipeline, Stage stage, Instant at) {
        pipelineId = pipeline;
        stageId = stage.id();
        stageEnteredAt = at;
    }

    private void requireOpen() {
        if (outcome != Outcome.OPEN) {
            throw new ChangedMeanwhile(id, "This lead is closed. Open it again first.");
        }
    }

    // What others need to know ----------------------------------------------------------------------------------------

    boolean isFirst() {
        return first;
    }

    boolean isOpen() {
        return outcome == Outcome.OPEN;
    }

    /** The lead that it is part of, or null. */
    @Nullable
    UUID mergedInto() {
        return mergedInto;
    }

    /** Whether it became an order, or will. */
    boolean hasOrder() {
        return orderId != null || (outcome == Outcome.WON && promisedOrderId != null);
    }

    @Nullable
    Money amount() {
        return content.amount();
    }

    /** Where the lead counts on the board now. */
    Slot slot() {
        var money = amount();
        return new Slot(
                stageId,
                managerId,
                sourceId,
                money == null ? null : money.currency(),
                money == null ? null : money.amount());
    }

    /** Where it counted when it was read. */
    Slot slotBefore() {
        return loadedSlot == null ? slot() : loadedSlot;
    }

    /** Whether a person said who its customer is, also a new one. */
    boolean hasChosenCustomer() {
        return chosenCustomer;
    }

    /** Whether it joins an order that was there before. */
    boolean joinsOrder() {
        return joinsOrder;
    }

    /** Whether it was a deal once, and that was undone. */
    boolean wasUndone() {
        return undoneVersion != null;
    }

    /**
     * Whether what is said of this version of it is about a conversion that was undone.
     *
     * @param told null from before it was told of which version something is
     */
    boolean isUndone(@Nullable Long told) {
        return undoneVersion != null && (told == null ? isOpen() : told < undoneVersion);
    }

    /** Whether it may take this order: any, but not one of a conversion that was undone. */
    boolean awaits(UUID order) {
        return orderId == null && (undoneVersion == null || order.equals(promisedOrderId));
    }

    /** Whether the card shows everything that its end promised. */
    boolean isComplete() {
        return customerId != null && (promisedOrderId == null || orderId != null);
    }

    UUID id() {
        return id;
    }

    long number() {
        return number;
    }

    long version() {
        return version;
    }

    String title() {
        return content.title();
    }

    @Nullable
    String personName() {
        return personName;
    }

    UUID pipelineId() {
        return pipelineId;
    }

    UUID stageId() {
        return stageId;
    }

    Instant stageEnteredAt() {
        return stageEnteredAt;
    }

    Outcome outcome() {
        return outcome;
    }

    String channel() {
        return channel;
    }

    @Nullable
    UUID sourceId() {
        return sourceId;
    }

    @Nullable
    UUID managerId() {
        return managerId;
    }

    List<Line> lines() {
        return content.lines();
    }

    Map<String, Object> fields() {
        return content.fields();
    }

    List<String> tags() {
        return content.tags();
    }

    Map<String, String> attribution() {
        return attribution;
    }

    @Nullable
    String companyName() {
        return content.companyName();
    }

    @Nullable
    UUID customerId() {
        return customerId;
    }

    @Nullable
    UUID orderId() {
        return orderId;
    }

    @Nullable
    Long orderNumber() {
        return orderNumber;
    }

    @Nullable
    UUID promisedCustomerId() {
        return promisedCustomerId;
    }

    @Nullable
    UUID promisedOrderId() {
        return promisedOrderId;
    }

    Instant createdAt() {
        return createdAt;
    }

    @Nullable
    Instant closedAt() {
        return closedAt;
    }

    @Nullable
    UUID reasonId() {
        return reasonId;
    }

    @Nullable
    String rejectionNote() {
        return rejectionNote;
    }

    @Nullable
    UUID closedFromStageId() {
        return closedFromStageId;
    }
}
