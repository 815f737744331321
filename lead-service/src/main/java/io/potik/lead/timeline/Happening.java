package io.potik.lead.timeline;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What can stand in a timeline; each is kept, and shown as {@code data}, in just this form. */
public sealed interface Happening {

    /** The name that the API gives it. */
    default String activityKind() {
        return switch (this) {
            case Created created -> "created";
            case MessageIn message -> "messageIn";
            case MessageOut message -> "messageOut";
            case Call call -> "call";
            case Note note -> "note";
            case StageChanged change -> "stageChanged";
            case Edited edit -> "edited";
            case Assigned assignment -> "assigned";
            case Converted conversion -> "converted";
            case Rejected rejection -> "rejected";
            case Reopened reopening -> "reopened";
            case ConversionUndone undo -> "conversionUndone";
            case Linked link -> "linked";
            case Merged merge -> "merged";
            case MergedInto merge -> "mergedInto";
            case Unmerged merge -> "unmerged";
            case TaskPlanned task -> "taskPlanned";
            case TaskChanged task -> "taskChanged";
            case TaskDone task -> "taskDone";
            case TaskReopened task -> "taskReopened";
            case TaskRemoved task -> "taskRemoved";
            case FileAdded file -> "fileAdded";
            case FileRemoved file -> "fileRemoved";
        };
    }

    /** The lead came to be. */
    record Created(@Nullable String sourceName, boolean first) implements Happening {}

    /**
     * The person wrote, commented, filled in a form …
     *
     * @param text the newest words; null when there were none, as with a photo
     * @param kind message, comment, reaction, follow, form, email or order
     * @param form field → value, in the order of the form
     * @param revisions what it said before it was edited, oldest first
     * @param saidAt when the newest words were said
     * @param edited whether the newest words are an edit
     * @param state retracted, when the person took it back and nothing of it is kept; else null
     */
    record MessageIn(
            @Nullable String text,
            List<Attachment> attachments,
            String kind,
            Map<String, String> form,
            List<Revision> revisions,
            Instant saidAt,
            boolean edited,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String state)
            implements Happening {

        private static final String RETRACTED = "retracted";

        /** One that was not taken back. */
        public MessageIn(
                @Nullable String text,
                List<Attachment> attachments,
                String kind,
                Map<String, String> form,
                List<Revision> revisions,
                Instant saidAt,
                boolean edited) {
            this(text, attachments, kind, form, revisions, saidAt, edited, null);
        }

        /** Nothing is left but that there was a message. */
        MessageIn retracted() {
            return new MessageIn(null, List.of(), kind, Map.of(), List.of(), saidAt, edited, RETRACTED);
        }

        boolean isRetracted() {
            return RETRACTED.equals(state);
        }

        /** Takes the other version of the same message in; the outcome is the same whichever came first. */
        MessageIn with(MessageIn other) {
            return Revisions.merge(this, other);
        }
    }

    /** An earlier wording of a message. */
    record Revision(@Nullable String text, Instant at, boolean edited) {}

    /** A file that came with a message; the address is the provider's. */
    record Attachment(
            @Nullable String kind,
            @Nullable String name,
            @Nullable String url,
            @Nullable String mediaType) {}

    /**
     * Somebody here wrote.
     *
     * @param state queued, sent, delivered, read or failed
     * @param reason why it failed, in words
     * @param files what went with it
     */
    record MessageOut(
            @Nullable String text,
            String state,
            @Nullable String reason,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<SentFile> files)
            implements Happening {

        /** Without files. */
        public MessageOut(@Nullable String text, String state, @Nullable String reason) {
            this(text, state, reason, List.of());
        }
    }

    /**
     * A file that went with a message. Its bytes are with intake, for some days.
     *
     * @param id of the upload
     * @param size in bytes
     */
    record SentFile(UUID id, String name, String mediaType, long size) {}

    /** A telephone call; {@code direction} is in or out. */
    record Call(
            String direction,
            boolean answered,
            @Nullable Integer durationSeconds,
            @Nullable String recordingUrl,
            @Nullable String note)
            implements Happening {

        /** What else became known of the same call; the outcome is the same whichever came first. */
        Call with(Call other) {
            return new Call(
                    direction,
                    answered || other.answered,
                    longer(durationSeconds, other.durationSeconds),
                    recordingUrl == null ? other.recordingUrl : recordingUrl,
                    note == null ? other.note : note);
        }

        private static @Nullable Integer longer(@Nullable Integer one, @Nullable Integer other) {
            if (one == null || other == null) {
                return one == null ? other : one;
            }
            return Math.max(one, other);
        }

        /** Only that there was a call. */
        Call retracted() {
            return new Call(direction, answered, durationSeconds, null, null);
        }
    }

    /** Words for colleagues only. */
    record Note(String text) implements Happening {}

    /** The lead moved along. */
    record StageChanged(Ref from, Ref to) implements Happening {}

    /** Somebody changed the card. */
    record Edited(List<Change> changes) implements Happening {}

    /**
     * One field of the card, before and after; null for nothing.
     *
     * @param name how the workspace called its own field then; null for what every card has
     * @param type what may stand in the workspace's own field, in the API's word
     */
    record Change(
            String field,
            @Nullable Object before,
            @Nullable Object after,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String name,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String type) {

        /** Of what every card has. */
        public Change(String field, @Nullable Object before, @Nullable Object after) {
            this(field, before, after, null, null);
        }
    }

    /** The lead changed hands. */
    record Assigned(@Nullable Ref from, @Nullable Ref to) implements Happening {}

    /** The lead became a deal. */
    record Converted(UUID customerId, @Nullable UUID orderId) implements Happening {}

    /** The lead became no deal; {@code outcome} is kept or declined. */
    record Rejected(Ref reason, @Nullable String note, String outcome) implements Happening {}

    /** The lead is worked on again. */
    record Reopened(Ref from, Ref to) implements Happening {}

    /**
     * The lead is no deal after all, and worked on again.
     *
     * @param joinedOrder whether its order was there before, and stays
     */
    record ConversionUndone(Ref from, Ref to, boolean joinedOrder) implements Happening {}

    /** The customer and the order are there. */
    record Linked(UUID customerId, @Nullable UUID orderId) implements Happening {}

    /**
     * Another lead was merged into this one.
     *
     * @param filled what was empty here and came from there
     */
    record Merged(Other other, List<Change> filled) implements Happening {}

    /** This one was merged into another. */
    record MergedInto(Other other) implements Happening {}

    /** This one and another are two again. */
    record Unmerged(Other other) implements Happening {}

    /** Another lead, as it was called then. */
    record Other(UUID id, long number, String title) {}

    /**
     * Somebody here will do something, or call.
     *
     * @param task as it was planned
     */
    record TaskPlanned(ToDo task, Instant dueAt, Ref assignee) implements Happening {}

    /** It is to be done in another way, at another time, or by somebody else. */
    record TaskChanged(ToDo task, List<Change> changes) implements Happening {}

    /** It is done; without a result also when the call that came of it says it. */
    record TaskDone(ToDo task, @Nullable String result) implements Happening {}

    /** It is to be done after all. */
    record TaskReopened(ToDo task) implements Happening {}

    /** Nobody will do it. */
    record TaskRemoved(ToDo task) implements Happening {}

    /** Somebody put a file on the card. */
    record FileAdded(KeptFile file) implements Happening {}

    /** Somebody took a file off the card; nothing else is left of it. */
    record FileRemoved(KeptFile file) implements Happening {}

    /** A file of the card; {@code size} in bytes. */
    record KeptFile(UUID id, String name, long size) {}

    /** A task or a planned call as it was then; {@code kind} is task or call. */
    record ToDo(UUID id, String kind, String text) {}
}
