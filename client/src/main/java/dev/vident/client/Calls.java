package dev.vident.client;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Sends calls whose answers are text, and turns refusals into exceptions. Thread-safe.
final class Calls {

    private final SignedHttp http;

    Calls(SignedHttp http) {
        this.http = http;
    }

    SignedHttp http() {
        return http;
    }

    String get(String target) {
        return text(SignedHttp.Call.get(target));
    }

    String post(String target, byte @Nullable [] body, boolean repeatable) {
        return text(new SignedHttp.Call("POST", target, body, repeatable, Map.of()));
    }

    String patch(String target, byte @Nullable [] body) {
        return text(new SignedHttp.Call("PATCH", target, body, true, Map.of()));
    }

    String delete(String target, byte @Nullable [] body) {
        return text(new SignedHttp.Call("DELETE", target, body, true, Map.of()));
    }

    private String text(SignedHttp.Call call) {
        HttpResponse<String> response =
                http.send(call, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        if (response.statusCode() / 100 != 2) {
            throw VidentApiException.of(response.statusCode(), response.body());
        }
        return response.body();
    }

    static String applicant(String applicantId) {
        return "/resources/applicants/" + Target.encode(applicantId);
    }
}
