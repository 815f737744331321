/** The past of another CRM: leads with their dated moves and messages. */
@NullMarked
package io.potik.lead.imports;

import org.jspecify.annotations.NullMarked;
