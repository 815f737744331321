package io.potik.intake.erasure;

import java.io.OutputStream;
import java.util.Map;
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
}
