package dev.vident.media.sdp;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// An SDP text cut into its session part and media sections (RFC 8866 section 5). Never fails: what
/// makes no sense is simply not found in it.
public final class SdpDocument {
    private final SdpSection session;
    private final List<SdpSection> media;

    private SdpDocument(SdpSection session, List<SdpSection> media) {
        this.session = session;
        this.media = List.copyOf(media);
    }

    /// Cuts a text; line ends are CR LF or LF.
    public static SdpDocument parse(String text) {
        List<SdpSection> sections = new ArrayList<>();
        List<String> lines = new ArrayList<>();
        for (String line : text.lines().map(String::strip).toList()) {
            if (line.startsWith("m=")) {
                sections.add(new SdpSection(lines));
                lines = new ArrayList<>();
            }
            if (!line.isEmpty()) {
                lines.add(line);
            }
        }
        sections.add(new SdpSection(lines));
        return new SdpDocument(sections.getFirst(), sections.subList(1, sections.size()));
    }

    /// The first section of a kind of media, `audio` or `video`.
    public Optional<SdpSection> media(String kind) {
        return media.stream().filter(section -> section.kind().equals(kind)).findFirst();
    }

    /// An attribute of a section, or of the session when the section does not have it (RFC 8839,
    /// RFC 8842: transport attributes may stand at either level).
    public Optional<String> attribute(SdpSection section, String name) {
        return section.attribute(name).or(() -> session.attribute(name));
    }

    /// Whether the text starts as every session description does.
    public boolean isSessionDescription() {
        return session.startsWith("v=0");
    }
}
