/** The store emptied and made again from the event log. */
@NullMarked
package io.potik.analytics.rebuild;

import org.jspecify.annotations.NullMarked;
