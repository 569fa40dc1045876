package dev.vident.server.http;

import io.vertx.ext.web.Router;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/// Serves the pages of module `web` and the scripts of WebJars from the class path.
///
/// | address | resource |
/// |---|---|
/// | `/websdk/websdk.html`, `/websdk/p/{code}` | `web/websdk.html` |
/// | `/desk` | `web/desk.html` |
/// | `/assets/…` | `web/…` |
/// | `/assets/webjars/…` | `META-INF/resources/webjars/…`, whose path carries a version |
///
/// Files are read once and kept. Thread-safe.
public final class StaticPages implements Routes {

    /// No name begins with a dot, so no path climbs; the last has an extension, so none is a
    /// folder.
    private static final Pattern SAFE =
            Pattern.compile(
                    "([A-Za-z0-9_-][A-Za-z0-9._-]*/){0,9}[A-Za-z0-9_-][A-Za-z0-9._-]*\\.[a-z0-9]+");

    private static final String REVALIDATE = "no-cache";
    private static final String FOR_GOOD = "public, max-age=31536000, immutable";
    private static final String DEVICES = "camera=(self), microphone=(self), geolocation=()";

    private final Map<String, ClassPathFile> files = new ConcurrentHashMap<>();

    @Override
    public void mount(Router router) {
        page(router, "/websdk/websdk.html", "web/websdk.html", "*");
        page(router, "/websdk/p/:code", "web/websdk.html", "'none'");
        page(router, "/desk", "web/desk.html", "'none'");
        files(router, "/assets/webjars/", "META-INF/resources/webjars/", FOR_GOOD);
        files(router, "/assets/", "web/", REVALIDATE);
    }

    private void page(Router router, String path, String resource, String ancestors) {
        Endpoint endpoint =
                exchange -> {
                    ClassPathFile page = file(resource).orElseThrow(StaticPages::notFound);
                    return answer(exchange, page, REVALIDATE)
                            .with("Content-Security-Policy", PagePolicy.of(page, ancestors))
                            .with("Permissions-Policy", DEVICES);
                };
        Endpoints.on(router.get(path), 0, endpoint);
        Endpoints.on(router.head(path), 0, endpoint);
    }

    private void files(Router router, String prefix, String resources, String caching) {
        Endpoint endpoint =
                exchange -> {
                    String target = exchange.target();
                    int query = target.indexOf('?');
                    String path = query < 0 ? target : target.substring(0, query);
                    String name = path.substring(Math.min(prefix.length(), path.length()));
                    if (!SAFE.matcher(name).matches()) {
                        throw notFound();
                    }
                    ClassPathFile file = file(resources + name).orElseThrow(StaticPages::notFound);
                    return answer(exchange, file, caching);
                };
        Endpoints.on(router.get(prefix + "*"), 0, endpoint);
        Endpoints.on(router.head(prefix + "*"), 0, endpoint);
    }

    private static Answer answer(Exchange exchange, ClassPathFile file, String caching) {
        Answer answer =
                file.etag().equals(exchange.header("If-None-Match"))
                        ? Answer.empty(304)
                        : Answer.bytes(200, file.contentType(), file.bytes());
        return answer.with("ETag", file.etag()).with("Cache-Control", caching);
    }

    private Optional<ClassPathFile> file(String resource) {
        ClassPathFile known = files.get(resource);
        if (known != null) {
            return Optional.of(known);
        }
        Optional<ClassPathFile> read = ClassPathFile.find(resource);
        read.ifPresent(file -> files.put(resource, file));
        return read;
    }

    private static RequestRefused notFound() {
        return RequestRefused.generic(404);
    }
}
