package io.potik.lead.day;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.potik.lead.board.Card;
import io.potik.lead.board.Cursor;
import io.potik.lead.board.LeadViews;
import io.potik.lead.day.OpenLeads.Age;
import io.potik.lead.day.OpenLeads.Place;
import io.potik.lead.day.OpenLeads.Question;
import io.potik.lead.pipeline.Pipelines;
import io.potik.lead.pipeline.Stage;
import io.potik.lead.problem.NotFound;
import io.potik.lead.security.Caller;
import io.potik.lead.sql.Rows;
import io.potik.lead.staff.StaffNames;
import io.potik.lead.task.TaskList;
import io.potik.lead.task.TaskView;
import io.potik.lead.workspace.Workspace;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** One person's day in its five sections; each is read by its index and counted as far as {@value #MOST_COUNTED}. */
@Component
class MyDay {

    static final int MOST_COUNTED = 1000;

    private final OpenLeads leads;
    private final TaskList tasks;
    private final LeadViews views;
    private final StaffNames staff;
    private final Pipelines pipelines;
    private final Workspace workspace;
    private final MyDayProperties properties;

    MyDay(
            OpenLeads leads,
            TaskList tasks,
            LeadViews views,
            StaffNames staff,
            Pipelines pipelines,
            Workspace workspace,
            MyDayProperties properties) {
        this.leads = leads;
        this.tasks = tasks;
        this.views = views;
        this.staff = staff;
        this.pipelines = pipelines;
        this.workspace = workspace;
        this.properties = properties;
    }

    /**
     * The day, in the order in which one should look at it.
     *
     * @param managerId whose it is
     * @param date in the workspace's time zone
     * @param staleAfterDays after how many days without anything happening a lead is stale where its stage says no other
     * @param waiting who waits for an answer, the longest first
     * @param late open tasks whose time has passed
     * @param today open tasks that are still due today
     * @param fresh to whom nobody has turned yet, also those of nobody; named {@code new}
     * @param stale where nothing happened for long and nothing is planned
     */
    record Day(
            UUID managerId,
            LocalDate date,
            int staleAfterDays,
            Section<Card> waiting,
            Section<TaskView> late,
            Section<TaskView> today,
            @JsonProperty("new") Section<Card> fresh,
            Section<Card> stale) {}

    /**
     * A section with its first page.
     *
     * @param count of all pages, at most {@value #MOST_COUNTED}
     */
    record Section<T>(int count, List<T> items, @Nullable String next) {}

    /** A further page of a section. */
    record Page<T>(List<T> items, @Nullable String next) {}

    /** The bounds of a day: now, its end in the workspace's zone, and since when a lead of each stage is not stale. */
    private record Bounds(LocalDate date, Instant now, Instant end, List<Age> ages) {}

    /**
     * The day of a member of staff.
     *
     * @param manager whose, or null for the caller's own
     * @throws NotFound when the caller does not see this one's rows
     */
    @Transactional(readOnly = true)
    public Day of(Caller caller, @Nullable UUID manager, int limit) {
        var whose = whose(caller, manager);
        var bounds = bounds();
        return new Day(
                whose,
                bounds.date(),
                properties.staleAfterDays(),
                section(caller, Question.WAITING, whose, bounds, limit),
                section(caller, late(whose, bounds), limit),
                section(caller, today(whose, bounds), limit),
                section(caller, Question.FRESH, whose, bounds, limit),
                section(caller, Question.QUIET, whose, bounds, limit));
    }

    /** A further page of a section of leads; throws NotFound as {@link #of}. */
    @Transactional(readOnly = true)
    public Page<Card> leads(
            Caller caller, Question question, @Nullable UUID manager, @Nullable Cursor after, int limit) {
        var places = leads.page(question, whose(caller, manager), bounds().ages(), after, limit + 1);
        var shown = places.subList(0, Math.min(limit, places.size()));
        return new Page<>(
                views.cards(caller.sees(), shown.stream().map(Place::lead).toList()),
                places.size() > limit
                        ? new Cursor(shown.getLast().at(), shown.getLast().lead()).toString()
                        : null);
    }

    /** A further page of late tasks, or else of today's; throws NotFound as {@link #of}. */
    @Transactional(readOnly = true)
    public Page<TaskView> tasks(
            Caller caller, boolean late, @Nullable UUID manager, @Nullable Cursor after, int limit) {
        var whose = whose(caller, manager);
        var page = tasks.page(caller.sees(), late ? late(whose, bounds()) : today(whose, bounds()), after, limit);
        return new Page<>(page.items(), page.next());
    }

    private Section<Card> section(Caller caller, Question question, UUID manager, Bounds bounds, int limit) {
        var page = leads(caller, question, manager, null, limit);
        int count =
                page.next() == null ? page.items().size() : leads.count(question, manager, bounds.ages(), MOST_COUNTED);
        return new Section<>(count, page.items(), page.next());
    }

    private Section<TaskView> section(Caller caller, TaskList.Wanted wanted, int limit) {
        var page = tasks.page(caller.sees(), wanted, null, limit);
        int count = page.next() == null ? page.items().size() : tasks.count(caller.sees(), wanted, MOST_COUNTED);
        return new Section<>(count, page.items(), page.next());
    }

    private static TaskList.Wanted late(UUID manager, Bounds bounds) {
        return new TaskList.Wanted(manager, false, null, bounds.now());
    }

    private static TaskList.Wanted today(UUID manager, Bounds bounds) {
        return new TaskList.Wanted(manager, false, bounds.now(), bounds.end());
    }

    private Bounds bounds() {
        var now = Rows.now();
        var date = LocalDate.ofInstant(now, workspace.timeZone());
        return new Bounds(
                date,
                now,
                date.plusDays(1).atStartOfDay(workspace.timeZone()).toInstant(),
                pipelines.all().stream()
                        .flatMap(pipeline -> pipeline.stages().stream())
                        .filter(stage -> stage.kind() == Stage.Kind.OPEN)
                        .map(stage -> new Age(stage.id(), now.minus(Duration.ofDays(staleAfterDays(stage)))))
                        .toList());
    }

    private int staleAfterDays(Stage stage) {
        var own = stage.staleAfterDays();
        return own == null ? properties.staleAfterDays() : own;
    }

    private UUID whose(Caller caller, @Nullable UUID manager) {
        if (manager == null || manager.equals(caller.staffId())) {
            return caller.staffId();
        }
        if (!staff.knows(manager) || !caller.sees().sees(manager)) {
            throw new NotFound("member of staff");
        }
        return manager;
    }
}
