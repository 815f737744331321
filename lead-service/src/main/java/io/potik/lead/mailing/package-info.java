/** One text to many customers, each by the channel they last wrote by, each at most once, none who does not want it. */
@NullMarked
package io.potik.lead.mailing;

import org.jspecify.annotations.NullMarked;
