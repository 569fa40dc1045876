package dev.vident.server.composition;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Asks the dynamic loader which libraries a program would not find, and knows the Debian packages
/// that hold them.
final class SharedLibraries {
    private static final Pattern NOT_FOUND = Pattern.compile("\\s*(\\S+) => not found.*");

    private static final Map<String, String> DEBIAN_PACKAGES =
            Map.ofEntries(
                    Map.entry("libasound.so.2", "libasound2"),
                    Map.entry("libdrm.so.2", "libdrm2"),
                    Map.entry("libpulse.so.0", "libpulse0"),
                    Map.entry("libva.so.2", "libva2"),
                    Map.entry("libva-drm.so.2", "libva-drm2"),
                    Map.entry("libva-x11.so.2", "libva-x11-2"),
                    Map.entry("libX11.so.6", "libx11-6"),
                    Map.entry("libX11-xcb.so.1", "libx11-xcb1"),
                    Map.entry("libXext.so.6", "libxext6"),
                    Map.entry("libXfixes.so.3", "libxfixes3"),
                    Map.entry("libxcb.so.1", "libxcb1"),
                    Map.entry("libxcb-shape.so.0", "libxcb-shape0"),
                    Map.entry("libxcb-shm.so.0", "libxcb-shm0"),
                    Map.entry("libxcb-xfixes.so.0", "libxcb-xfixes0"),
                    Map.entry("libz.so.1", "zlib1g"));

    private SharedLibraries() {}

    /// Names of the libraries that are needed and not there, as the loader calls them. Empty where
    /// the loader cannot be asked: then running the program tells.
    static List<String> missing(Path program) throws InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(program.toString(), "-version");
        // ld.so(8): lists the dependencies as ldd does, which is not installed everywhere, and runs
        // nothing.
        builder.environment().put("LD_TRACE_LOADED_OBJECTS", "1");
        builder.redirectErrorStream(true);
        try {
            Process process = builder.start();
            process.getOutputStream().close();
            String listing =
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            process.waitFor();
            return notFound(listing);
        } catch (IOException e) {
            return List.of();
        }
    }

    static List<String> notFound(String listing) {
        List<String> missing = new ArrayList<>();
        for (String line : listing.lines().toList()) {
            Matcher entry = NOT_FOUND.matcher(line);
            if (entry.matches() && !missing.contains(entry.group(1))) {
                missing.add(entry.group(1));
            }
        }
        return missing;
    }

    /// The package to install, or the library's own name when it is not one we know.
    static String debianPackage(String library) {
        return DEBIAN_PACKAGES.getOrDefault(library, library);
    }
}
