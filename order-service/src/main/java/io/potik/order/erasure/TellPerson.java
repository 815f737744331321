package io.potik.order.erasure;

import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Service;

/** Tells what is kept of a person. */
@Service
public class TellPerson {

    private final PersonalData data;

    TellPerson(PersonalData data) {
        this.data = data;
    }

    /** How many rows of each table would be emptied or removed. */
    public Map<String, Integer> count(Person person) {
        return data.count(person);
    }

    /** Writes it as one JSON object, a list of rows for each table. */
    public void tell(Person person, OutputStream out) {
        data.tell(person, out);
    }

    /** The orders of a person. */
    public List<UUID> orders(Person person) {
        return data.ordersOf(person);
    }
}
