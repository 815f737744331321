/** Pipelines and their stages, every version kept. */
@NullMarked
package io.potik.lead.pipeline;

import org.jspecify.annotations.NullMarked;
