package dev.vident.media.synthetic;

import dev.vident.media.dtls.Fingerprint;
import dev.vident.media.ice.IceCredentials;
import dev.vident.media.rtp.VideoEncoding;
import dev.vident.media.sdp.IceCandidate;
import dev.vident.media.sdp.OfferedFormats;
import dev.vident.media.sdp.SdpDocument;
import dev.vident.media.sdp.SdpSection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What a client needs of the server's offer.
///
/// @param credentials the server's ICE credentials
/// @param fingerprint of the server's certificate
/// @param candidates where the server listens, best first
/// @param encoding the video codec offered
record ServerOffer(
        IceCredentials credentials,
        Fingerprint fingerprint,
        List<IceCandidate> candidates,
        VideoEncoding encoding) {

    private static final Pattern PORT = Pattern.compile("[0-9]{1,5}");

    /// Reads an offer; empty when it is not one of our server's.
    static Optional<ServerOffer> read(String text) {
        SdpDocument document = SdpDocument.parse(text);
        return document.media("audio").flatMap(audio -> read(document, audio));
    }

    private static Optional<ServerOffer> read(SdpDocument document, SdpSection audio) {
        Optional<String> ufrag = document.attribute(audio, "ice-ufrag");
        Optional<String> password = document.attribute(audio, "ice-pwd");
        Optional<String[]> fingerprint =
                document.attribute(audio, "fingerprint")
                        .map(value -> value.split(" +"))
                        .filter(fields -> fields.length == 2);
        List<IceCandidate> candidates =
                audio.attributes("candidate").stream()
                        .map(value -> value.split(" +"))
                        .filter(fields -> fields.length >= 8)
                        .filter(fields ->
                                fields[2].equals("udp") && PORT.matcher(fields[5]).matches())
                        .map(fields -> IceCandidate.udp(fields[4], Integer.parseInt(fields[5])))
                        .toList();
        Optional<VideoEncoding> encoding = document.media("video").flatMap(ServerOffer::encoding);
        if (ufrag.isEmpty()
                || encoding.isEmpty()
                || password.isEmpty()
                || fingerprint.isEmpty()
                || candidates.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                new ServerOffer(
                        new IceCredentials(ufrag.get(), password.get()),
                        new Fingerprint(fingerprint.get()[0], fingerprint.get()[1]),
                        candidates,
                        encoding.get()));
    }

    private static Optional<VideoEncoding> encoding(SdpSection video) {
        return Stream.of(VideoEncoding.values())
                .filter(encoding -> video.hasFormat(OfferedFormats.payloadType(encoding)))
                .findFirst();
    }
}
