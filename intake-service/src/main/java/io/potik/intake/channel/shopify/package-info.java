/** Shopify: webhooks signed with the app's client secret. */
@NullMarked
package io.potik.intake.channel.shopify;

import org.jspecify.annotations.NullMarked;
