/** What a member of staff is told here: a lead, an answer, a task, a reminder. */
@NullMarked
package io.potik.lead.notification;

import org.jspecify.annotations.NullMarked;
