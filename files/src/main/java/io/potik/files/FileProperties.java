package io.potik.files;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import java.net.URI;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * How much is kept, and where.
 *
 * @param largest of one file
 * @param together how much all files in the database may have; an S3-compatible storage has limits of its own
 * @param folder of the S3-compatible storage's bucket in which this service's files are, and no other's; it never changes,
 *     since files are looked for where they were put
 * @param s3 where new files go; null for the database. Files stay where they were put
 */
@Validated
@ConfigurationProperties("potik.files")
record FileProperties(
        @DefaultValue("10MB") DataSize largest,
        @DefaultValue("5GB") DataSize together,
        @NotBlank String folder,
        @Nullable @Valid S3 s3) {

    FileProperties {
        if (largest.toBytes() < 1 || together.toBytes() < 1) {
            throw new IllegalArgumentException("potik.files.largest and potik.files.together are more than nothing");
        }
    }

    /**
     * An S3-compatible storage.
     *
     * @param endpoint its address; https where it names no scheme
     * @param region as the storage calls it
     * @param bucket is there already, and is for nothing else
     */
    record S3(
            @NotBlank String endpoint,
            @DefaultValue("us-east-1") @NotBlank String region,
            @NotBlank String bucket,
            @NotBlank String accessKey,
            @NotBlank String secret) {

        /** The address of an object. */
        URI address(String name) {
            var base = endpoint.toLowerCase(Locale.ROOT).matches("https?://.*") ? endpoint : "https://" + endpoint;
            return URI.create(base.replaceAll("/+$", "") + "/" + bucket + "/" + name);
        }

        @Override
        public String toString() {
            return "S3[" + endpoint + ", " + bucket + "]";
        }
    }
}
