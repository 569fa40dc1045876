package dev.vident.media.fuzz;

import dev.vident.media.dtls.DtlsEndpoint;
import dev.vident.media.dtls.DtlsIdentity;
import dev.vident.media.dtls.DtlsPace;
import dev.vident.media.dtls.DtlsRole;
import dev.vident.media.dtls.SrtpProtection;
import dev.vident.media.journal.JournalFormat;
import dev.vident.media.journal.JournalHeader;
import dev.vident.media.journal.MediaKind;
import dev.vident.media.journal.RecordKind;
import dev.vident.media.journal.TrackDescription;
import dev.vident.media.rtcp.CompoundPacket;
import dev.vident.media.rtcp.FullIntraRequest;
import dev.vident.media.rtcp.GenericNack;
import dev.vident.media.rtcp.Goodbye;
import dev.vident.media.rtcp.PictureLossIndication;
import dev.vident.media.rtcp.ReceiverReport;
import dev.vident.media.rtcp.ReportBlock;
import dev.vident.media.rtcp.RtcpPacket;
import dev.vident.media.rtcp.SenderReport;
import dev.vident.media.rtcp.SourceDescription;
import dev.vident.media.rtcp.TransportFeedback;
import dev.vident.media.stun.StunAttribute;
import dev.vident.media.stun.StunBuilder;
import dev.vident.media.stun.StunType;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/// Writes the inputs fuzzing starts from: one well-formed example of everything we speak. Run by
/// hand when a format changes: `java … dev.vident.media.fuzz.SeedCorpora src/test/resources/fuzz`.
final class SeedCorpora {
    private static final HexFormat HEX = HexFormat.of();

    private final Path root;

    private SeedCorpora(Path root) {
        this.root = root;
    }

    static void main(String[] arguments) throws IOException {
        SeedCorpora corpora = new SeedCorpora(Path.of(arguments[0]));
        corpora.stun();
        corpora.dtls();
        corpora.rtp();
        corpora.rtcp();
        corpora.sdp();
        corpora.journal();
    }

    private void write(FuzzTarget target, String name, byte[] input) throws IOException {
        Path folder = root.resolve(target.name().toLowerCase(Locale.ROOT));
        Files.createDirectories(folder);
        Files.write(folder.resolve(name), input);
    }

    private void stun() throws IOException {
        byte[] key = "another password entirely".getBytes(StandardCharsets.UTF_8);
        byte[] id = HEX.parseHex("0102030405060708090a0b0c");
        write(
                FuzzTarget.STUN,
                "check",
                new StunBuilder(StunType.BINDING_REQUEST, id)
                        .username("fuzzUfrag:browser")
                        .attribute(StunAttribute.USE_CANDIDATE, new byte[0])
                        .attribute(StunAttribute.ICE_CONTROLLING, new byte[8])
                        .attribute(StunAttribute.PRIORITY, new byte[4])
                        .build(key));
        write(
                FuzzTarget.STUN,
                "conflict",
                new StunBuilder(StunType.BINDING_ERROR, id)
                        .errorCode(487, "Role Conflict")
                        .build(key));
        for (String address : List.of("192.0.2.1", "2001:db8::1")) {
            write(
                    FuzzTarget.STUN,
                    address.contains(":") ? "success6" : "success4",
                    new StunBuilder(StunType.BINDING_SUCCESS, id)
                            .mappedAddress(new InetSocketAddress(address, 32_853))
                            .build(key));
        }
    }

    private void dtls() throws IOException {
        SecureRandom random = new SecureRandom();
        DtlsEndpoint server = endpoint(DtlsRole.SERVER, random);
        DtlsEndpoint client = endpoint(DtlsRole.CLIENT, random);
        List<byte[]> sent = new ArrayList<>();
        for (int turn = 0; turn < 8; turn++) {
            move(client, server, sent);
            move(server, client, new ArrayList<>());
        }
        client.close();
        server.close();
        write(FuzzTarget.DTLS, "hello", Datagrams.joined(sent.subList(0, 1)));
        write(FuzzTarget.DTLS, "handshake", Datagrams.joined(sent));
        write(FuzzTarget.DTLS, "without-hello", Datagrams.joined(sent.subList(1, sent.size())));
        write(FuzzTarget.DTLS, "alert", HEX.parseHex("000f15fefd000000000000000000020228"));
    }

    private static DtlsEndpoint endpoint(DtlsRole role, SecureRandom random) {
        return DtlsEndpoint.start(
                role,
                DtlsIdentity.generate(random, Instant.now()),
                List.of(new SrtpProtection(7, 56), new SrtpProtection(1, 60)),
                random,
                DtlsPace.LOCKSTEP,
                () -> {},
                0);
    }

    private static void move(DtlsEndpoint from, DtlsEndpoint to, List<byte[]> log) {
        for (byte[] datagram = from.poll(); datagram != null; datagram = from.poll()) {
            log.add(datagram);
            to.handle(datagram, 0, datagram.length, 0);
        }
    }

    private void rtp() throws IOException {
        byte[] opus = HEX.parseHex("806f000100000001000000017c01020304");
        byte[] extended =
                HEX.parseHex("906f00020000000100000001bede000210aa" + "31123400" + "00007c010203");
        byte[] vp8Start =
                HEX.parseHex("8060000100000001000000029080810010020090019d012a400100f0000102");
        byte[] vp8End = HEX.parseHex("80e000020000000100000002808081000304050607");
        byte[] h264Sets =
                HEX.parseHex(
                        "80620001000000010000000278"
                                + "00186742c01fd980a03db011000003000100000300320f183268"
                                + "000568c9632c80");
        byte[] h264Start = HEX.parseHex("8062000200000001000000027c8588840102");
        byte[] h264End = HEX.parseHex("80e2000300000001000000027c450304");
        byte[] h264Next = HEX.parseHex("80e2000400000e1100000002419a0102");
        byte[] padded = HEX.parseHex("a060000300000001000000029000000003");
        byte[] report = HEX.parseHex("80c9000100000001");
        write(FuzzTarget.RTP, "opus", Datagrams.joined(List.of(opus, extended)));
        write(FuzzTarget.RTP, "vp8", Datagrams.joined(List.of(vp8Start, vp8End, padded)));
        write(
                FuzzTarget.RTP,
                "h264",
                Datagrams.joined(List.of(h264Sets, h264Start, h264End, h264Next, padded)));
        write(FuzzTarget.RTP, "mixed", Datagrams.joined(List.of(extended, vp8Start, report)));
    }

    private void rtcp() throws IOException {
        ReportBlock block = new ReportBlock(7, 10, 100, 70_000, 3, 0x1234, 0x10);
        write("sender", new SenderReport(1, 2, 3, 4, 5, List.of(block)));
        write("receiver", new ReceiverReport(1, List.of(block, block)));
        write("description", new SourceDescription(1, "name"));
        write("goodbye", new Goodbye(List.of(1, 2)));
        write("nack", new GenericNack(1, 2, List.of(5, 6, 9, 65_535)));
        write("picture", new PictureLossIndication(1, 2));
        write("intra", new FullIntraRequest(1, 2, 3));
        int lost = TransportFeedback.NOT_RECEIVED;
        write(
                "feedback",
                new TransportFeedback(1, 2, 65_534, 3, 4, new int[] {0, 4, lost, lost, -3, 900}));
        write(
                "compound",
                new ReceiverReport(1, List.of(block)),
                new SourceDescription(1, "n"),
                new PictureLossIndication(1, 2));
    }

    private void write(String name, RtcpPacket... packets) throws IOException {
        byte[] buffer = new byte[List.of(packets).stream().mapToInt(RtcpPacket::length).sum()];
        CompoundPacket.write(List.of(packets), buffer, 0);
        write(FuzzTarget.RTCP, name, buffer);
    }

    private void sdp() throws IOException {
        String answer =
                """
                v=0
                o=- 1 2 IN IP4 127.0.0.1
                s=-
                t=0 0
                a=group:BUNDLE 0 1
                m=audio 9 UDP/TLS/RTP/SAVPF 111
                a=ice-ufrag:4ZcD
                a=ice-pwd:abcdefghijklmnopqrstuv+/
                a=fingerprint:sha-256 AB%s
                a=setup:active
                a=mid:0
                a=rtcp-mux
                a=ssrc:3735928559 cname:x
                m=video 9 UDP/TLS/RTP/SAVPF 96 97
                a=mid:1
                a=rtcp-mux
                a=ssrc-group:FID 77 78
                a=ssrc:77 cname:x
                """
                        .formatted(":01".repeat(31));
        write(FuzzTarget.SDP, "answer", answer.getBytes(StandardCharsets.UTF_8));
        write(
                FuzzTarget.SDP,
                "refused",
                answer.replace("m=video 9", "m=video 0").getBytes(StandardCharsets.UTF_8));
        write(
                FuzzTarget.SDP,
                "h264",
                answer.replace("SAVPF 96 97", "SAVPF 98 99\na=fmtp:98 packetization-mode=1")
                        .getBytes(StandardCharsets.UTF_8));
    }

    private void journal() throws IOException {
        ByteBuffer file = ByteBuffer.allocate(4_096).put((byte) 0);
        TrackDescription track =
                new TrackDescription("call", "a", 0, MediaKind.AUDIO, "opus", 48_000, 111);
        file.put(JournalFormat.header(new JournalHeader(track, 7)));
        for (RecordKind kind : RecordKind.values()) {
            JournalFormat.putRecord(file, kind, false, 8, new byte[] {1, 2, 3, 4}, 0, 4);
        }
        byte[] whole = new byte[file.flip().remaining()];
        file.get(whole);
        write(FuzzTarget.JOURNAL, "whole", whole);
        write(FuzzTarget.JOURNAL, "damaged", HEX.parseHex("0102040102030404050607080030ff"));
        write(FuzzTarget.JOURNAL, "spared", HEX.parseHex("0103020102020304020506"));
    }
}
