/** Where leads come from, and what each source costs. */
@NullMarked
package io.potik.lead.source;

import org.jspecify.annotations.NullMarked;
