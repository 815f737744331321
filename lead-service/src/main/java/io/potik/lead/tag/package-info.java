/** The workspace's tags, and how they are spelled on leads. */
@NullMarked
package io.potik.lead.tag;

import org.jspecify.annotations.NullMarked;
