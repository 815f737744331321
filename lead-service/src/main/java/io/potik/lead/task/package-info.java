/** What somebody will do about a lead, and when: tasks and planned calls. */
@NullMarked
package io.potik.lead.task;

import org.jspecify.annotations.NullMarked;
