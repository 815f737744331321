package io.potik.lead.timeline;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that has a page of its own, by id and name.
 *
 * @param name as it was called when this was written; null when nobody told the name yet
 */
public record Ref(UUID id, @Nullable String name) {}
