/** Contact points: what a person is reached and recognised by, and the lock of that person. */
@NullMarked
package io.potik.lead.contact;

import org.jspecify.annotations.NullMarked;
