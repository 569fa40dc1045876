package dev.vident.server.http;

import io.vertx.ext.web.Router;
import java.util.List;
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
/// | `/docs`, `/openapi.json` | `web/docs.html`, `web/api/openapi.json`: the API for people and programs |
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
    private final List<String> embedders;

    /// @param embedders origins whose pages may embed the applicant's page, or `*`; empty for
    ///   nobody
    public StaticPages(List<String> embedders) {
        this.embedders = List.copyOf(embedders);
    }

    @Override
    public void mount(Router router) {
        page(router, "/websdk/websdk.html", "web/websdk.html", embedders);
        page(router, "/websdk/p/:code", "web/websdk.html", List.of());
        page(router, "/desk", "web/desk.html", List.of());
        page(router, "/docs", "web/docs.html", List.of());
        description(router);
        files(router, "/assets/webjars/", "META-INF/resources/webjars/", FOR_GOOD);
        files(router, "/assets/", "web/", REVALIDATE);
    }

    private void page(Router router, String path, String resource, List<String> hosts) {
        Endpoint endpoint =
                exchange -> {
                    ClassPathFile page = file(resource).orElseThrow(StaticPages::notFound);
                    return answer(exchange, page, REVALIDATE)
                            .with("Content-Security-Policy", PagePolicy.of(page, hosts))
                            .with("Permissions-Policy", DEVICES);
                };
        Endpoints.on(router.get(path), 0, endpoint);
        Endpoints.on(router.head(path), 0, endpoint);
    }

    /// Readable from other origins too: tools that generate clients run in browsers as well.
    private void description(Router router) {
        Endpoint endpoint =
                exchange ->
                        answer(
                                        exchange,
                                        file("web/api/openapi.json")
                                                .orElseThrow(StaticPages::notFound),
                                        REVALIDATE)
                                .with("Access-Control-Allow-Origin", "*");
        Endpoints.on(router.get("/openapi.json"), 0, endpoint);
        Endpoints.on(router.head("/openapi.json"), 0, endpoint);
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
