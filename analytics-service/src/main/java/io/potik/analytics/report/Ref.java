package io.potik.analytics.report;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a figure is about.
 *
 * @param name null when nobody has told it yet
 */
public record Ref(UUID id, @Nullable String name) {}
