package io.potik.intake.erasure;

import io.potik.intake.sql.Rows;
import io.potik.outbox.Outbox;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Forgets a person: their receipts stay accounted for, what was delivered and answered goes. */
@Service
public class ErasePerson {

    private final PersonalData data;
    private final Outbox outbox;
    private final JsonMapper json;

    ErasePerson(PersonalData data, Outbox outbox, JsonMapper json) {
        this.data = data;
        this.outbox = outbox;
        this.json = json;
    }

    /** Erases in the open transaction and says so; done again it does the same to what came since. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void erase(UUID erasure, Person person) {
        var rows = data.erase(person);
        outbox.send(new PersonErased(erasure, "intake-service", List.of(), rows, Rows.now()).message(json));
    }
}
