package io.potik.lead.pipeline;

import io.potik.lead.pipeline.Stage.Kind;
import io.potik.lead.pipeline.Stage.Temperature;
import java.util.List;
import java.util.UUID;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Gives a new workspace its pipeline, before the first message or request can arrive. Harmless at every later start. */
@Component
class FirstPipeline implements SmartInitializingSingleton {

    static final Pipeline PIPELINE = new Pipeline(
            id("0001"),
            "Leads",
            1,
            true,
            List.of(
                    stage("0011", "New", Kind.OPEN, 1, Temperature.COLD, "#4c6ef5"),
                    stage("0012", "Contacted", Kind.OPEN, 2, Temperature.COLD, "#15aabf"),
                    stage("0013", "Qualified", Kind.OPEN, 3, Temperature.WARM, "#fab005"),
                    stage("0014", "Offer", Kind.OPEN, 4, Temperature.HOT, "#fd7e14"),
                    stage("0015", "Won", Kind.WON, 5, Temperature.HOT, "#40c057"),
                    stage("0016", "Rejected", Kind.LOST, 6, Temperature.COLD, "#868e96")));

    private final PipelineTables tables;
    private final TransactionTemplate transaction;

    FirstPipeline(PipelineTables tables, TransactionTemplate transaction) {
        this.tables = tables;
        this.transaction = transaction;
    }

    @Override
    public void afterSingletonsInstantiated() {
        transaction.executeWithoutResult(open -> tables.add(PIPELINE, null));
    }

    private static Stage stage(String id, String name, Kind kind, int rank, Temperature temperature, String color) {
        return new Stage(id(id), name, kind, rank, temperature, color, List.of());
    }

    /** The same in every workspace, so that demos, tests and documentation may name them. */
    private static UUID id(String last) {
        return UUID.fromString("01900000-0000-7000-8000-00000000" + last);
    }
}
