/** How words are found: by their beginnings, whatever they are grouped by. */
@NullMarked
package io.potik.lead.search;

import org.jspecify.annotations.NullMarked;
