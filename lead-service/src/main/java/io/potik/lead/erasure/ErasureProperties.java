package io.potik.lead.erasure;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How persons are forgotten.
 *
 * @param askAgain after how long a service that has not answered is asked once more
 * @param topics those with personal data, and who reads them; what all of them have read is removed
 */
@ConfigurationProperties("potik.erasure")
record ErasureProperties(
        @DefaultValue("10m") Duration askAgain,
        @DefaultValue List<Topic> topics) {

    /**
     * A topic that is kept for a time.
     *
     * @param readers the consumer groups that have to be through before anything is removed from it
     */
    record Topic(String name, List<String> readers) {}
}
