/** What is configured of the business that this installation serves. */
@NullMarked
package io.potik.order.workspace;

import org.jspecify.annotations.NullMarked;
