/** Files that people put on cards; their bytes lie in the database or in an S3-compatible storage. */
@NullMarked
package io.potik.lead.file;

import org.jspecify.annotations.NullMarked;
