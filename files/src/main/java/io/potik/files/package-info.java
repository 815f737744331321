/**
 * Keeps the bytes of files, in the database or in an S3-compatible storage, and none that nobody needs; it knows no domain
 * noun. Whose a file is, who may see it and what is told of it is the service's.
 */
@NullMarked
package io.potik.files;

import org.jspecify.annotations.NullMarked;
