/** Who changed leads and settings, when and from where; kept for a set time, for owners. */
@NullMarked
package io.potik.lead.audit;

import org.jspecify.annotations.NullMarked;
