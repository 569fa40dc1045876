package dev.vident.server.http;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Writes the `Content-Security-Policy` of a page: nothing but what this server serves, and its
/// inline scripts by hash.
final class PagePolicy {

    private static final Pattern INLINE_SCRIPT =
            Pattern.compile("<script(?![^>]*\\ssrc=)[^>]*>(?<text>.*?)</script>", Pattern.DOTALL);

    private PagePolicy() {}

    /// @param hosts origins of pages that may embed this one and bring a style sheet along;
    ///   scripts, pictures and fonts stay our own, so that a style sheet cannot carry anything out
    static String of(ClassPathFile page, List<String> hosts) {
        return "default-src 'none'"
                + ("; script-src 'self'" + inlineScripts(page))
                + ("; style-src 'self'" + styles(hosts))
                + "; img-src 'self' blob: data:"
                + "; media-src 'self' blob:"
                + "; font-src 'self'"
                + "; connect-src 'self'"
                + "; worker-src 'self'"
                + "; manifest-src 'self'"
                + "; base-uri 'none'"
                + "; form-action 'none'"
                + ("; frame-ancestors " + (hosts.isEmpty() ? "'none'" : String.join(" ", hosts)));
    }

    private static String styles(List<String> hosts) {
        return hosts.stream().map(host -> " " + host).collect(Collectors.joining());
    }

    /// The import map stands in the page; its hash is computed from the page itself, so that it
    /// never is out of date.
    private static String inlineScripts(ClassPathFile page) {
        Matcher scripts = INLINE_SCRIPT.matcher(new String(page.bytes(), StandardCharsets.UTF_8));
        return scripts.results()
                .map(script -> script.group("text").getBytes(StandardCharsets.UTF_8))
                .map(text -> " 'sha256-" + ClassPathFile.sha256(text) + "'")
                .collect(Collectors.joining());
    }
}
