/** The one business that this installation serves. */
@NullMarked
package io.potik.lead.workspace;

import org.jspecify.annotations.NullMarked;
