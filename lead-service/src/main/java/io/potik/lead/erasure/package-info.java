/** A person's rights: what is kept of them as one whole, and its end in every place that it stands in. */
@NullMarked
package io.potik.lead.erasure;

import org.jspecify.annotations.NullMarked;
