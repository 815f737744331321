/** Many rows through one statement: columns as array parameters. */
@NullMarked
package io.potik.lead.sql;

import org.jspecify.annotations.NullMarked;
