/** How far a lead is qualified: a level, and what is known of budget, authority, need and timeline. */
@NullMarked
package io.potik.lead.qualification;

import org.jspecify.annotations.NullMarked;
