/** Files that people put on cards; the module {@code files} keeps their bytes. */
@NullMarked
package io.potik.lead.file;

import org.jspecify.annotations.NullMarked;
