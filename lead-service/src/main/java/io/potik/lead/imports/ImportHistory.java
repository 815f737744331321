package io.potik.lead.imports;

import io.potik.lead.audit.AuditTrail;
import io.potik.lead.contact.ContactPoint;
import io.potik.lead.contact.ContactPoints;
import io.potik.lead.contact.GivenContactPoint;
import io.potik.lead.imports.HistoryReport.FailedLine;
import io.potik.lead.lead.ImportLead;
import io.potik.lead.lead.PastLead;
import io.potik.lead.pipeline.Pipelines;
import io.potik.lead.problem.Invalid;
import io.potik.lead.reason.Reasons;
import io.potik.lead.sql.Rows;
import io.potik.lead.staff.StaffNames;
import java.io.BufferedReader;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes over the history of another CRM, line by line. Some hundred lines share a transaction; one that the rest cannot
 * live with is left out alone, and so are those of excluded people, of whom there are no leads. Whoever sends the same history again, after an outage say, changes nothing.
 */
@Service
class ImportHistory {

    private static final Logger log = LoggerFactory.getLogger(ImportHistory.class);
    private static final int TOGETHER = 250;
    private static final int TOLD = 1_000;

    private final HistoryReader reader;
    private final ContactPoints points;
    private final ImportLead leads;
    private final Pipelines pipelines;
    private final Reasons reasons;
    private final StaffNames staff;
    private final AuditTrail audit;
    private final TransactionTemplate transaction;

    ImportHistory(
            HistoryReader reader,
            ContactPoints points,
            ImportLead leads,
            Pipelines pipelines,
            Reasons reasons,
            StaffNames staff,
            AuditTrail audit,
            TransactionTemplate transaction) {
        this.reader = reader;
        this.points = points;
        this.leads = leads;
        this.pipelines = pipelines;
        this.reasons = reasons;
        this.staff = staff;
        this.audit = audit;
        this.transaction = transaction;
    }

    HistoryReport all(BufferedReader lines) throws IOException {
        // Before the first line, so that a run that breaks off is known too; its leads are not noted one by one.
        transaction.executeWithoutResult(open -> audit.settings("import.started", null, null));
        var run = new Run(new Names(pipelines, reasons, staff), Rows.now());
        for (var line = lines.readLine(); line != null; line = lines.readLine()) {
            run.take(line);
        }
        return run.report();
    }

    /** Which lines are of people of whom there are no leads; nobody becomes one of them before the transaction ends. */
    private SortedSet<Integer> excludedOf(Map<Integer, PastLead> lines) {
        var known = points.lock(
                lines.values().stream().flatMap(ImportHistory::pointsOf).toList());
        return lines.entrySet().stream()
                .filter(line -> pointsOf(line.getValue())
                        .anyMatch(point ->
                                Objects.requireNonNull(known.get(point)).excluded()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<ContactPoint> pointsOf(PastLead lead) {
        return lead.contactPoints().stream().map(GivenContactPoint::point);
    }

    private record Stored(int leads, SortedSet<Integer> excluded) {}

    private final class Run {

        private final Names names;
        private final Instant now;
        private final Set<String> seen = new HashSet<>();
        private final Map<Integer, PastLead> waiting = new LinkedHashMap<>();
        private final List<FailedLine> failed = new ArrayList<>();
        private final List<Integer> excludedLines = new ArrayList<>();
        private int number;
        private int imported;
        private int alreadyThere;
        private int excluded;
        private int failedCount;

        Run(Names names, Instant now) {
            this.names = names;
            this.now = now;
        }

        void take(String line) {
            number++;
            if (line.isBlank()) {
                return;
            }
            try {
                var lead = reader.read(line, names, now);
                if (seen.add(lead.externalId())) {
                    waiting.put(number, lead);
                } else {
                    alreadyThere++;
                }
            } catch (Invalid senseless) {
                fail(number, senseless.errors());
            }
            if (waiting.size() == TOGETHER) {
                write();
            }
        }

        HistoryReport report() {
            write();
            return new HistoryReport(imported, alreadyThere, excluded, excludedLines, failedCount, failed);
        }

        private void write() {
            try {
                store(waiting);
            } catch (DataAccessResourceFailureException
                    | TransientDataAccessException
                    | CannotCreateTransactionException down) {
                throw down;
            } catch (RuntimeException ofOneOfThem) {
                log.info("{} imported leads are stored one by one: {}", waiting.size(), ofOneOfThem.toString());
                waiting.forEach(this::alone);
            }
            waiting.clear();
        }

        private void alone(int line, PastLead lead) {
            try {
                store(Map.of(line, lead));
            } catch (Invalid senseless) {
                fail(line, senseless.errors());
            } catch (DataAccessResourceFailureException
                    | TransientDataAccessException
                    | CannotCreateTransactionException down) {
                throw down;
            } catch (RuntimeException unexpected) {
                var id = UUID.randomUUID();
                log.error("Line {} of a history could not be stored, id {}", line, id, unexpected);
                fail(line, List.of(new Invalid.Field("", "This could not be stored; tell support the id " + id + ".")));
            }
        }

        private void store(Map<Integer, PastLead> together) {
            if (together.isEmpty()) {
                return;
            }
            var stored = transaction.execute(open -> {
                var left = new TreeMap<>(together);
                var without = excludedOf(together);
                left.keySet().removeAll(without);
                return new Stored(leads.all(List.copyOf(left.values())).size(), without);
            });
            imported += stored.leads;
            alreadyThere += together.size() - stored.leads - stored.excluded.size();
            excluded += stored.excluded.size();
            stored.excluded.stream().limit(TOLD - excludedLines.size()).forEach(excludedLines::add);
        }

        private void fail(int line, List<Invalid.Field> errors) {
            failedCount++;
            if (failed.size() < TOLD) {
                failed.add(new FailedLine(line, errors));
            }
        }
    }
}
