/** WooCommerce: webhooks signed with the secret that was given to each of them. */
@NullMarked
package io.potik.intake.channel.woocommerce;

import org.jspecify.annotations.NullMarked;
