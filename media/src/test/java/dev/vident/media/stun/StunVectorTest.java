package dev.vident.media.stun;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/// The sample messages of RFC 5769.
class StunVectorTest {
    private static final byte[] PASSWORD =
            "VOkJxbRl1RmTxUk/WvJxBt".getBytes(StandardCharsets.US_ASCII);
    private static final String TRANSACTION = "b7e7a701bc34d686fa87dfae";

    private static final String REQUEST =
            "00010058 2112a442 "
                    + TRANSACTION
                    + "80220010 5354554e 20746573 7420636c 69656e74"
                    + "00240004 6e0001ff"
                    + "80290008 932ff9b1 51263b36"
                    + "00060009 6576746a 3a683676 59202020"
                    + "00080014 9aeaa70c bfd8cb56 781ef2b5 b2d3f249 c1b571a2"
                    + "80280004 e57a3bcf";

    private static final String IPV4_RESPONSE =
            "0101003c 2112a442 "
                    + TRANSACTION
                    + "8022000b 74657374 20766563 746f7220"
                    + "00200008 0001a147 e112a643"
                    + "00080014 2b91f599 fd9e90c3 8c7489f9 2af9ba53 f06be7d7"
                    + "80280004 c07d4c96";

    private static final String IPV6_RESPONSE =
            "01010048 2112a442 "
                    + TRANSACTION
                    + "8022000b 74657374 20766563 746f7220"
                    + "00200014 0002a147 0113a9fa a5d3f179 bc25f4b5 bed2b9d9"
                    + "00080014 a382954e 4be67bf1 1784c97c 8292c275 bfe3ed41"
                    + "80280004 c8fb0b4c";

    @Test
    void a_request_is_read_and_authentic() {
        StunMessage request = parse(REQUEST);

        assertThat(request.type()).isEqualTo(StunType.BINDING_REQUEST);
        assertThat(request.username()).isEqualTo("evtj:h6vY");
        assertThat(request.has(StunAttribute.ICE_CONTROLLED)).isTrue();
        assertThat(request.attribute(StunAttribute.PRIORITY))
                .isEqualTo(new byte[] {0x6e, 0, 1, (byte) 0xff});
        assertThat(request.hasIntegrity(PASSWORD)).isTrue();
        assertThat(request.hasFingerprint()).isTrue();
    }

    @Test
    void another_password_does_not_verify() {
        assertThat(
                        parse(REQUEST)
                                .hasIntegrity(
                                        "VOkJxbRl1RmTxUk/WvJxBu"
                                                .getBytes(StandardCharsets.US_ASCII)))
                .isFalse();
    }

    @Test
    void responses_carry_the_mapped_address_of_both_families() {
        StunMessage ipv4 = parse(IPV4_RESPONSE);
        StunMessage ipv6 = parse(IPV6_RESPONSE);

        assertThat(ipv4.hasIntegrity(PASSWORD)).isTrue();
        assertThat(ipv4.hasFingerprint()).isTrue();
        assertThat(ipv4.mappedAddress()).isEqualTo(new InetSocketAddress("192.0.2.1", 32853));
        assertThat(ipv6.hasIntegrity(PASSWORD)).isTrue();
        assertThat(ipv6.hasFingerprint()).isTrue();
        assertThat(ipv6.mappedAddress())
                .isEqualTo(new InetSocketAddress("2001:db8:1234:5678:11:2233:4455:6677", 32853));
    }

    @Test
    void a_changed_bit_anywhere_before_the_integrity_is_noticed() {
        byte[] original = bytes(REQUEST);
        int protectedBytes = original.length - 8 - 24;
        for (int bit = 0; bit < protectedBytes * 8; bit++) {
            byte[] changed = original.clone();
            changed[bit / 8] ^= (byte) (1 << (bit % 8));
            StunMessage message = StunMessage.parse(changed, 0, changed.length);
            assertThat(message == null || !message.hasIntegrity(PASSWORD))
                    .as("bit %d", bit)
                    .isTrue();
        }
    }

    @Test
    void what_is_built_reads_back() {
        byte[] transaction = HexFormat.of().parseHex(TRANSACTION);
        InetSocketAddress address = new InetSocketAddress("203.0.113.9", 50_001);
        byte[] built =
                new StunBuilder(StunType.BINDING_SUCCESS, transaction)
                        .username("abc:de")
                        .mappedAddress(address)
                        .build(PASSWORD);

        StunMessage message = StunMessage.parse(built, 0, built.length);

        assertThat(message).isNotNull();
        assertThat(message.transactionId()).isEqualTo(transaction);
        assertThat(message.username()).isEqualTo("abc:de");
        assertThat(message.mappedAddress()).isEqualTo(address);
        assertThat(message.hasIntegrity(PASSWORD)).isTrue();
        assertThat(message.hasFingerprint()).isTrue();
    }

    @Test
    void an_attribute_smuggled_in_after_the_integrity_does_not_count() {
        byte[] transaction = HexFormat.of().parseHex(TRANSACTION);
        byte[] built = new StunBuilder(StunType.BINDING_REQUEST, transaction).build(PASSWORD);
        byte[] smuggled =
                ByteBuffer.allocate(built.length + 4)
                        .put(built)
                        .putShort((short) StunAttribute.USE_CANDIDATE)
                        .putShort(2, (short) (built.length + 4 - 20))
                        .array();

        StunMessage message = StunMessage.parse(smuggled, 0, smuggled.length);

        assertThat(message).isNotNull();
        assertThat(message.hasIntegrity(PASSWORD)).isTrue();
        assertThat(message.has(StunAttribute.USE_CANDIDATE)).isFalse();
    }

    private static StunMessage parse(String hex) {
        byte[] datagram = bytes(hex);
        StunMessage message = StunMessage.parse(datagram, 0, datagram.length);
        assertThat(message).isNotNull();
        return message;
    }

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex.replace(" ", ""));
    }
}
