/** Answers that are written once and used often. */
@NullMarked
package io.potik.lead.template;

import org.jspecify.annotations.NullMarked;
