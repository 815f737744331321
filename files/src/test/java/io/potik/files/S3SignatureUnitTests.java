package io.potik.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The examples that Amazon publishes in "Signature Calculations for the Authorization Header". */
class S3SignatureUnitTests {

    private static final String TIME = S3Signature.time(Instant.parse("2013-05-24T00:00:00Z"));
    private static final String HOST = "examplebucket.s3.amazonaws.com";

    private final S3Signature signature =
            new S3Signature("us-east-1", "AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY");

    @Test
    void readingAnObject() {
        assertThat(signature.authorization(
                        "GET",
                        URI.create("https://" + HOST + "/test.txt"),
                        new TreeMap<>(Map.of(
                                "host",
                                HOST,
                                "range",
                                "bytes=0-9",
                                "x-amz-content-sha256",
                                S3Signature.EMPTY,
                                "x-amz-date",
                                TIME))))
                .isEqualTo("AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request,"
                        + "SignedHeaders=host;range;x-amz-content-sha256;x-amz-date,"
                        + "Signature=f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41");
    }

    @Test
    void writingAnObjectWhoseNameIsEscaped() {
        assertThat(signature.authorization(
                        "PUT",
                        URI.create("https://" + HOST + "/test%24file.text"),
                        new TreeMap<>(Map.of(
                                "date", "Fri, 24 May 2013 00:00:00 GMT",
                                "host", HOST,
                                "x-amz-content-sha256",
                                        "44ce7dd67c959e0d3524ffac1771dfbba87d2b6b4b4e99e42034a8b803f8b072",
                                "x-amz-date", TIME,
                                "x-amz-storage-class", "REDUCED_REDUNDANCY"))))
                .endsWith("Signature=98ad721746da40c64f1a55b78f14c238d841ea1380cd77a1b5971af0ece108bd");
    }
}
