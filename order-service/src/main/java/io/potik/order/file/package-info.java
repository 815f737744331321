/** Files that people put on orders; the module {@code files} keeps their bytes. */
@NullMarked
package io.potik.order.file;

import org.jspecify.annotations.NullMarked;
