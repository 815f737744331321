package io.potik.gateway.security;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How people come in.
 *
 * @param internalPrivateKey PEM file (PKCS#8, RSA) with which the word about the caller is signed
 * @param secureCookies whether cookies are for https only; off is for trying it on plain http
 */
@Validated
@ConfigurationProperties("potik")
record SecurityProperties(
        @NotNull Path internalPrivateKey,
        @DefaultValue("true") boolean secureCookies,
        @DefaultValue @Valid Limits limits) {

    /**
     * Each instance counts for itself, in memory.
     *
     * @param signInsPerAddress attempts from one address, then as many again evenly over {@code signInWindow}
     * @param signInsPerAccount wrong passwords of one account, likewise
     * @param hooksPerAddress deliveries a second from one address; 0 for no limit: providers deliver from few addresses,
     *     in bursts, and what is refused there may be lost
     */
    record Limits(
            @DefaultValue("60") @Min(1) int signInsPerAddress,
            @DefaultValue("10") @Min(1) int signInsPerAccount,
            @DefaultValue("5m") Duration signInWindow,
            @DefaultValue("0") @Min(0) int hooksPerAddress) {}
}
