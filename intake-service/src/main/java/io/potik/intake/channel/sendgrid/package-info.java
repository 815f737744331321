/** SendGrid's Inbound Parse: mail parsed into fields of many charsets, or as MIME in one of them. */
@NullMarked
package io.potik.intake.channel.sendgrid;

import org.jspecify.annotations.NullMarked;
