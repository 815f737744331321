/** What forms of every maker have in common: fields of any name, however they are packed, and the person in them. */
@NullMarked
package io.potik.intake.channel.fields;

import org.jspecify.annotations.NullMarked;
