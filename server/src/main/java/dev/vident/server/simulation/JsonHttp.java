package dev.vident.server.simulation;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The HTTP calls a page makes: JSON in and out, cookies kept, a few headers on every call.
/// Confined to one thread at a time.
final class JsonHttp {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final String name;
    private final URI baseUrl;
    private final CookieManager cookies = new CookieManager();
    private final HttpClient http =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(TIMEOUT)
                    .cookieHandler(cookies)
                    .build();
    private final Map<String, String> headers = new LinkedHashMap<>();

    /// @param name who makes the calls, for error texts
    JsonHttp(String name, URI baseUrl) {
        this.name = name;
        this.baseUrl = baseUrl;
    }

    /// Adds a header to every following call.
    void header(String key, String value) {
        headers.put(key, value);
    }

    /// The underlying client, for the WebSocket of the same page.
    HttpClient client() {
        return http;
    }

    /// The `Cookie` header value of the session.
    String cookieHeader() {
        StringBuilder value = new StringBuilder();
        cookies.getCookieStore()
                .getCookies()
                .forEach(cookie ->
                        value.append(value.isEmpty() ? "" : "; ")
                                .append(cookie.getName())
                                .append('=')
                                .append(cookie.getValue()));
        return value.toString();
    }

    JsonNode get(String path) {
        return json(send("GET", path, BodyPublishers.noBody(), ""));
    }

    JsonNode post(String path, JsonNode body) {
        return json(
                send(
                        "POST",
                        path,
                        BodyPublishers.ofString(JSON.writeValueAsString(body)),
                        "application/json"));
    }

    JsonNode post(String path, byte[] body, String contentType) {
        return json(send("POST", path, BodyPublishers.ofByteArray(body), contentType));
    }

    /// Like [#post] but hands a refusal to the caller.
    HttpResponse<String> tryPost(String path, JsonNode body) {
        return exchange(
                "POST",
                path,
                BodyPublishers.ofString(JSON.writeValueAsString(body)),
                "application/json");
    }

    private String send(String method, String path, BodyPublisher body, String contentType) {
        HttpResponse<String> response = exchange(method, path, body, contentType);
        if (response.statusCode() / 100 != 2) {
            throw new SimulationFailure(
                    name
                            + ": "
                            + method
                            + " "
                            + path
                            + " was answered with "
                            + response.statusCode()
                            + ": "
                            + response.body());
        }
        return response.body();
    }

    private HttpResponse<String> exchange(
            String method, String path, BodyPublisher body, String contentType) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(baseUrl.resolve(path)).timeout(TIMEOUT).method(method, body);
        headers.forEach(request::header);
        if (!contentType.isEmpty()) {
            request.header("Content-Type", contentType);
        }
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new SimulationFailure(name + ": " + method + " " + path + " failed: " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SimulationFailure(name + ": interrupted", e);
        }
    }

    private static JsonNode json(String text) {
        return JSON.readTree(text);
    }
}
