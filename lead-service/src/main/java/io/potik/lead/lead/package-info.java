/** The lead: its transitions, and what people do with it. */
@NullMarked
package io.potik.lead.lead;

import org.jspecify.annotations.NullMarked;
