package dev.vident.media.sdp;

import java.util.List;
import java.util.Optional;

/// One media section of a session description, or the session part before the first.
public final class SdpSection {
    private final List<String> lines;

    SdpSection(List<String> lines) {
        this.lines = List.copyOf(lines);
    }

    /// `audio`, `video` …, empty when there is no media line.
    public String kind() {
        return mediaField(0);
    }

    /// The port of the media line: `0` means that the section is refused (RFC 3264 section 6).
    public String port() {
        return mediaField(1);
    }

    /// Whether the media line lists a payload type.
    public boolean hasFormat(int payloadType) {
        return mediaFields().lastIndexOf(Integer.toString(payloadType)) >= 3;
    }

    /// The value of the first attribute of that name.
    public Optional<String> attribute(String name) {
        return attributes(name).stream().findFirst();
    }

    /// The values of all attributes of that name, in order.
    public List<String> attributes(String name) {
        String prefix = "a=" + name + ":";
        return lines.stream()
                .filter(line -> line.startsWith(prefix))
                .map(line -> line.substring(prefix.length()).strip())
                .toList();
    }

    /// Whether there is an attribute without a value of that name.
    public boolean hasFlag(String name) {
        return lines.contains("a=" + name);
    }

    boolean startsWith(String line) {
        return !lines.isEmpty() && lines.getFirst().equals(line);
    }

    private String mediaField(int index) {
        List<String> fields = mediaFields();
        return index < fields.size() ? fields.get(index) : "";
    }

    private List<String> mediaFields() {
        return lines.isEmpty() || !lines.getFirst().startsWith("m=")
                ? List.of()
                : List.of(lines.getFirst().substring(2).split(" +", -1));
    }
}
