package dev.vident.server.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LifecycleTest {
    @Test
    void partsCloseInReverseOrderOnceAndInSpiteOfFailures() {
        List<String> closed = new ArrayList<>();
        Lifecycle lifecycle = new Lifecycle();
        lifecycle.own("first", () -> closed.add("first"));
        lifecycle.own(
                "second",
                () -> {
                    closed.add("second");
                    throw new IllegalStateException("planned");
                });
        lifecycle.own("third", () -> closed.add("third"));
        lifecycle.close();
        lifecycle.close();
        assertThat(closed).containsExactly("third", "second", "first");
    }
}
