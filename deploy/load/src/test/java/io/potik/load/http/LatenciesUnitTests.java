package io.potik.load.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class LatenciesUnitTests {

    @Test
    void aPercentileIsTheTimeInWhichThatShareWasDone() {
        var latencies = new Latencies();
        LongStream.rangeClosed(1, 2_000).forEach(i -> latencies.add((2_001 - i) * 1_000_000));

        assertThat(latencies.count()).isEqualTo(2_000);
        assertThat(latencies.percentile(50)).isEqualTo(1_000);
        assertThat(latencies.percentile(99)).isEqualTo(1_980);
        assertThat(latencies.percentile(99.99)).isEqualTo(2_000);
        assertThat(latencies.percentile(100)).isEqualTo(2_000);
        assertThat(latencies.percentile(0.001)).isEqualTo(1);
    }

    @Test
    void oneThatComesAfterAQuestionCounts() {
        var latencies = new Latencies();
        latencies.add(2_000_000);
        assertThat(latencies.percentile(99)).isEqualTo(2);
        latencies.add(1_000_000);
        latencies.add(3_000_000);
        assertThat(latencies.percentile(50)).isEqualTo(2);
        assertThat(latencies.percentile(99)).isEqualTo(3);
    }

    @Test
    void thoseOfAllSendersAreOne() {
        var first = new Latencies();
        first.add(1_000_000);
        var second = new Latencies();
        second.add(4_000_000);

        var all = Latencies.of(List.of(first, second, new Latencies()));

        assertThat(all.count()).isEqualTo(2);
        assertThat(all.percentile(50)).isEqualTo(1);
        assertThat(all.percentile(51)).isEqualTo(4);
    }

    @Test
    void nothingHasNoPercentile() {
        assertThat(new Latencies().percentile(99)).isNaN();
        assertThatIllegalArgumentException().isThrownBy(() -> new Latencies().percentile(0));
    }
}
