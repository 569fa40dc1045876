package dev.vident.media.net;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vident.media.ice.TransportAddress;
import java.net.InetSocketAddress;
import org.junit.jupiter.api.Test;

class SourceTableTest {
    private static final long MAPPED = 0xFFFFL << 32;
    private static final int STRANGERS = 20_000;

    private final SourceTable sources = new SourceTable();

    @Test
    void an_answer_goes_to_the_source_a_datagram_came_from() {
        Source heard = sources.find(0, MAPPED | 0x7F000001, 5000, 0);

        assertThat(sources.find(heard.address())).isSameAs(heard);
        assertThat(sources.find(TransportAddress.udp(new InetSocketAddress("127.0.0.1", 5000))))
                .isSameAs(heard);
    }

    @Test
    void a_destination_never_heard_of_becomes_a_source_of_its_own() {
        TransportAddress address =
                TransportAddress.udp(new InetSocketAddress("2001:db8::7", 40_000));

        Source made = sources.find(address);

        assertThat(made.address()).isEqualTo(address);
        assertThat(sources.find(made.high(), made.low(), made.port(), made.scope())).isSameAs(made);
    }

    @Test
    void a_source_that_had_to_make_room_is_not_sent_to_behind_the_tables_back() {
        Source first = sources.find(0, MAPPED | 0x7F000001, 5000, 0);
        TransportAddress address = first.address();
        assertThat(sources.find(address)).isSameAs(first);

        for (int i = 0; i < STRANGERS; i++) {
            sources.find(0, MAPPED | 0x0A000000 | i, 9, 0);
        }
        Source again = sources.find(0, MAPPED | 0x7F000001, 5000, 0);

        assertThat(again).isNotSameAs(first);
        assertThat(sources.find(address)).isSameAs(again);
    }
}
