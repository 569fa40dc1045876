package dev.vident.server.http.api;

import java.util.List;
import java.util.Random;

/// Spoils text by small, repeatable accidents: seeds in, hostile texts out.
final class Mutations {

    private static final List<String> BAITS =
            List.of(
                    "\"",
                    "{",
                    "}",
                    "[",
                    "]",
                    ",",
                    ":",
                    "null",
                    "\\u0000",
                    "\\ud800",
                    "\\",
                    "%00",
                    "%",
                    "%zz",
                    ";",
                    ";a=b",
                    "..",
                    "/",
                    "//",
                    "?",
                    "&",
                    "=",
                    "#",
                    "+",
                    "'",
                    "--",
                    "\r\n",
                    "\r\n\r\n",
                    "\u0000",
                    "\u00ff",
                    "\u00c3\u00a4",
                    "1e999",
                    "-1",
                    "9999999999999999999999",
                    "true",
                    "<script>",
                    "${jndi:ldap://a}",
                    "' or 1=1 --");

    private final Random random;
    private final boolean line;

    /// @param line whether the texts must stay on one line
    Mutations(long seed, boolean line) {
        this.random = new Random(seed);
        this.line = line;
    }

    /// One of the seeds, spoilt one to four times.
    String of(List<String> seeds) {
        StringBuilder text = new StringBuilder(seeds.get(random.nextInt(seeds.size())));
        for (int times = 1 + random.nextInt(4); times > 0; times--) {
            spoil(text);
        }
        return line ? text.toString().replaceAll("[\r\n\u0000]", "_") : text.toString();
    }

    private void spoil(StringBuilder text) {
        int at = random.nextInt(text.length() + 1);
        int to = Math.min(text.length(), at + random.nextInt(12));
        switch (random.nextInt(7)) {
            case 0 -> text.insert(at, BAITS.get(random.nextInt(BAITS.size())));
            case 1 -> text.delete(at, to);
            case 2 -> text.insert(at, text.substring(at, to));
            case 3 -> text.replace(at, to, BAITS.get(random.nextInt(BAITS.size())));
            case 4 -> text.setLength(at);
            case 5 -> text.insert(at, BAITS.get(random.nextInt(BAITS.size())).repeat(200));
            default -> {
                if (at < text.length()) {
                    text.setCharAt(at, (char) random.nextInt(256));
                }
            }
        }
    }
}
