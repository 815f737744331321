/** What the rooms of shops share: reading their JSON, buyers and orders, their signatures, and asking shops that do not tell. */
@NullMarked
package io.potik.intake.channel.shop;

import org.jspecify.annotations.NullMarked;
