package io.potik.intake.erasure;

import java.io.OutputStream;
import org.springframework.stereotype.Service;

/** Tells what is kept of a person. */
@Service
public class TellPerson {

    private final PersonalData data;

    TellPerson(PersonalData data) {
        this.data = data;
    }

    /** Writes it as one JSON object, a list of rows for each table. */
    public void tell(Person person, OutputStream out) {
        data.tell(person, out);
    }
}
