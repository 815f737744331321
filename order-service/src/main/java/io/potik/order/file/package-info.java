/** Files that people put on orders, kept as those of cards are (ADR 21): in the database or in an S3-compatible storage. */
@NullMarked
package io.potik.order.file;

import org.jspecify.annotations.NullMarked;
