package dev.vident.e2e;

import com.microsoft.playwright.Frame;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitForSelectorState;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// An integrator's web server on an origin of its own: a page that embeds the identification with
/// the npm packages.
final class HostPage implements AutoCloseable {
    private static final Map<String, String> TYPES =
            Map.of("html", "text/html", "js", "text/javascript", "css", "text/css");

    private final HttpServer server;
    private final Path packages;

    private HostPage(HttpServer server, Path packages) {
        this.server = server;
        this.packages = packages;
    }

    static HostPage serve(Path packages) throws IOException {
        HttpServer server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        HostPage page = new HostPage(server, packages);
        server.createContext("/", page::answer);
        server.start();
        return page;
    }

    /// Not the origin of the server under test, which is reached as `localhost`.
    String origin() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            byte[] file = path.startsWith("/npm/") ? packaged(path) : own(path);
            String type = TYPES.get(path.substring(path.lastIndexOf('.') + 1));
            exchange.getResponseHeaders().set("Content-Type", type);
            exchange.sendResponseHeaders(200, file.length);
            exchange.getResponseBody().write(file);
        }
    }

    private byte[] packaged(String path) throws IOException {
        return Files.readAllBytes(packages.resolve(path.substring("/npm/".length())));
    }

    private static byte[] own(String path) throws IOException {
        try (var file = HostPage.class.getResourceAsStream("/websdk" + path)) {
            return Objects.requireNonNull(file, path).readAllBytes();
        }
    }

    /// Opens the host page and lets it start the package.
    ///
    /// @param function `launch` for the plain package, `render` for the one for React
    /// @param arguments what the function of the host page takes
    void open(Page page, String function, Map<String, Object> arguments) {
        page.navigate(origin() + "/host.html");
        page.evaluate("([name, with_]) => globalThis[name](with_)", List.of(function, arguments));
        page.waitForSelector(
                "#sdk iframe",
                new Page.WaitForSelectorOptions().setState(WaitForSelectorState.ATTACHED));
    }

    /// The embedded page.
    static Frame frame(Page page) {
        return Objects.requireNonNull(page.querySelector("#sdk iframe").contentFrame());
    }

    /// The types of the events the host has heard, oldest first.
    @SuppressWarnings("unchecked")
    static List<String> heard(Page page) {
        return ((List<Object>) page.evaluate("heard.map((event) => event.type)"))
                .stream().map(String.class::cast).toList();
    }

    /// The payloads of the events of one type.
    @SuppressWarnings("unchecked")
    static List<Map<String, Object>> payloads(Page page, String type) {
        return (List<Map<String, Object>>)
                page.evaluate(
                        "(type) => heard.filter((event) => event.type === type).map((event) => event.payload)",
                        type);
    }

    /// Waits until the host has heard an event of a type `times` times.
    static void await(Page page, String type, int times) {
        try {
            page.waitForFunction(
                    "([type, times]) => heard.filter((event) => event.type === type).length >= times",
                    List.of(type, times),
                    new Page.WaitForFunctionOptions().setTimeout(60_000));
        } catch (RuntimeException late) {
            throw new AssertionError("the host has not heard " + type + ": " + heard(page), late);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
