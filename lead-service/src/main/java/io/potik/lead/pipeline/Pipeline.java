package io.potik.lead.pipeline;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.potik.lead.problem.Invalid;
import io.potik.outbox.Ids;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;

/**
 * The way a lead goes, at one version of its definition. It always has an open, a won and a lost stage.
 *
 * @param version grows by one with every change of the definition
 * @param isDefault whether inbound requests come into this one; exactly one pipeline is it
 * @param stages in the order of their ranks
 */
public record Pipeline(
        UUID id,
        String name,
        long version,
        @JsonProperty("default") boolean isDefault,
        List<Stage> stages) {

    /** Copies the list. */
    public Pipeline {
        stages = List.copyOf(stages);
    }

    /** The stage with this id, if it is one of this pipeline. */
    public Optional<Stage> stage(UUID stageId) {
        return stages.stream().filter(stage -> stage.id().equals(stageId)).findFirst();
    }

    /** The first stage of a kind that stays: where a lead enters, where a conversion or a rejection puts it. */
    public Stage firstOf(Stage.Kind kind) {
        return stages.stream()
                .filter(stage -> stage.kind() == kind && stage.stays())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("A pipeline without a stage that is " + kind.word()));
    }

    /**
     * A new pipeline.
     *
     * @throws Invalid when the stages do not make one
     */
    static Pipeline define(String name, List<StageDraft> stages) {
        return new Pipeline(Ids.next(), name.strip(), 1, false, List.of()).with(name, stages, 1);
    }

    /**
     * This pipeline as its next version. A draft without an id is a new stage; a stage without a draft is removed.
     *
     * @throws Invalid when the stages do not make a pipeline
     */
    Pipeline redefined(String newName, List<StageDraft> drafts) {
        return with(newName, drafts, version + 1);
    }

    /** The stages that another version does not have any more. */
    List<Stage> without(Pipeline next) {
        return stages.stream().filter(stage -> next.stage(stage.id()).isEmpty()).toList();
    }

    /** This pipeline as its next version, without a stage that has no leads any more. */
    Pipeline emptied(UUID stageId) {
        var left = stages.stream().filter(stage -> !stage.id().equals(stageId)).toList();
        return new Pipeline(
                id,
                name,
                version + 1,
                isDefault,
                IntStream.range(0, left.size())
                        .mapToObj(at -> left.get(at).withRank(at + 1))
                        .toList());
    }

    private Pipeline with(String newName, List<StageDraft> drafts, long newVersion) {
        var errors = new ArrayList<Invalid.Field>();
        var names = new HashSet<String>();
        var ids = new HashSet<UUID>();
        var next = new ArrayList<Stage>();
        for (int i = 0; i < drafts.size(); i++) {
            var draft = drafts.get(i);
            var path = "stages[" + i + "].";
            if (!names.add(draft.name().strip().toLowerCase(Locale.ROOT))) {
                errors.add(new Invalid.Field(path + "name", "Another stage has this name already."));
            }
            if (draft.id() != null && stage(draft.id()).isEmpty()) {
                errors.add(new Invalid.Field(path + "id", "This pipeline has no such stage."));
            } else if (draft.id() != null && !ids.add(draft.id())) {
                errors.add(new Invalid.Field(path + "id", "This stage is there twice."));
            }
            if (draft.kind() != Stage.Kind.OPEN && draft.cardLimit() != null) {
                errors.add(new Invalid.Field(path + "cardLimit", "Only an open stage has a limit."));
            }
            if (draft.kind() != Stage.Kind.OPEN && draft.staleAfterDays() != null) {
                errors.add(new Invalid.Field(path + "staleAfterDays", "Leads become stale in open stages only."));
            }
            wrongWay(draft, drafts).ifPresent(why -> errors.add(new Invalid.Field(path + "into", why)));
            next.add(draft.at(i + 1, draft.id() == null ? Ids.next() : draft.id()));
        }
        Arrays.stream(Stage.Kind.values())
                .filter(kind -> next.stream().noneMatch(stage -> stage.kind() == kind && stage.stays()))
                .map(kind -> new Invalid.Field("stages", "At least one stage has to be " + kind.word() + "."))
                .forEach(errors::add);
        if (!errors.isEmpty()) {
            throw new Invalid(errors);
        }
        return new Pipeline(id, newName.strip(), newVersion, isDefault, next);
    }

    /** Why the leads of a stage cannot go where the draft sends them. */
    private static Optional<String> wrongWay(StageDraft draft, List<StageDraft> drafts) {
        var into = draft.into();
        if (into == null) {
            return Optional.empty();
        }
        if (draft.id() == null) {
            return Optional.of("A new stage has no leads that could go anywhere.");
        }
        var target = drafts.stream()
                .filter(other -> into.equals(other.id()) && other.into() == null)
                .findFirst();
        if (target.isEmpty()) {
            return Optional.of("Its leads can only go to a stage that is in this pipeline and stays.");
        }
        return target.get().kind() == draft.kind()
                ? Optional.empty()
                : Optional.of("Its leads can only go to a stage of the same kind:"
                        + " else they would be won, lost or open again at once.");
    }
}
