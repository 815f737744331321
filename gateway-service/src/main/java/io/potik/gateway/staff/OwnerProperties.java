package io.potik.gateway.staff;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The first owner, who is made at the very first start and never touched again.
 *
 * @param password empty to generate one, which is logged once
 */
@ConfigurationProperties("potik.owner")
record OwnerProperties(
        @DefaultValue("owner@potik.local") String email,
        @DefaultValue("") String password,
        @DefaultValue("Owner") String name) {}
