package io.potik.lead.lead;

import io.potik.lead.field.Field;
import io.potik.lead.field.FieldSet;
import io.potik.lead.field.Fields;
import io.potik.lead.pipeline.Stage;
import io.potik.lead.problem.Invalid;
import io.potik.lead.timeline.Happening.Change;
import io.potik.lead.workspace.Workspace;
import java.util.List;
import org.springframework.stereotype.Component;

/** A card and the fields that the workspace made itself: what may stand in them, and which of them a stage misses. */
@Component
class CardFields {

    private static final String PATH = "fields.";

    private final Fields fields;
    private final Workspace workspace;

    CardFields(Fields fields, Workspace workspace) {
        this.fields = fields;
        this.workspace = workspace;
    }

    /**
     * Changes the card like {@link Lead#edit}; what is given for the workspace's fields is checked against what they are,
     * and what became different is told by their names.
     *
     * @throws Invalid when a value has no field or makes no sense in it
     */
    List<Change> edit(Lead lead, LeadEdit edit) {
        var given = edit.fields();
        if (given == null || given.isEmpty()) {
            return lead.edit(edit, workspace.currency());
        }
        var now = fields.ofLeads();
        var read = now.read(lead.fields(), given, workspace.currency());
        return named(lead.edit(edit.withFields(read), workspace.currency()), now);
    }

    /** The changes, those of the workspace's own fields by their names. */
    List<Change> named(List<Change> changes) {
        return changes.isEmpty() ? changes : named(changes, fields.ofLeads());
    }

    private static List<Change> named(List<Change> changes, FieldSet now) {
        return changes.stream()
                .map(change -> change.field().startsWith(PATH) ? named(change, now) : change)
                .toList();
    }

    /**
     * Goes on when everything is there that a stage requires. A field that is switched off, or was never made, is not
     * required: nobody could fill it in.
     *
     * @param why begins the problem's text
     * @throws Invalid naming what is missing
     */
    void require(Lead lead, Stage stage, String why) {
        var missing = lead.missingFor(stage);
        if (missing.isEmpty()) {
            return;
        }
        var now = fields.ofLeads();
        var asked = missing.stream()
                .filter(name -> isAskedFor(name, now))
                .map(name -> new Invalid.Field(PATH + name, why + ": " + name(name, now) + ".", "required"))
                .toList();
        if (!asked.isEmpty()) {
            throw new Invalid(asked);
        }
    }

    private boolean isAskedFor(String name, FieldSet now) {
        return name.equals("company") ? workspace.companies() : Field.OWN.contains(name) || now.isActive(name);
    }

    private static Change named(Change change, FieldSet now) {
        var key = change.field().substring(PATH.length());
        return now.withKey(key)
                .map(field -> new Change(
                        change.field(),
                        now.told(key, change.before()),
                        now.told(key, change.after()),
                        field.name(),
                        field.type().word()))
                .orElse(change);
    }

    private static String name(String required, FieldSet now) {
        return now.withKey(required).map(Field::name).orElse(required);
    }
}
