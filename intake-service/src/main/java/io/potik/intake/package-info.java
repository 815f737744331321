/** The intake service: what channels deliver becomes receipts, and receipts become inbound requests. */
@NullMarked
package io.potik.intake;

import org.jspecify.annotations.NullMarked;
