/** Orders of a table that people bring: an export of a shop, a till, another CRM. */
@NullMarked
package io.potik.intake.channel.imported;

import org.jspecify.annotations.NullMarked;
