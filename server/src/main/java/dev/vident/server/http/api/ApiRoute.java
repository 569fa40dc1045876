package dev.vident.server.http.api;

import dev.vident.server.access.Permission;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One signed call of the API.
///
/// @param method `GET` (which includes `HEAD`), `POST`, `PATCH` or `DELETE`
/// @param template the path; `{name}` stands for one segment
/// @param segments the template, cut
/// @param permissions what the app token must have
/// @param large whether the body goes into a file
record ApiRoute(
        String method,
        String template,
        List<String> segments,
        Set<Permission> permissions,
        boolean large,
        ApiEndpoint endpoint) {

    static ApiRoute get(String template, Set<Permission> permissions, ApiEndpoint endpoint) {
        return new ApiRoute("GET", template, cut(template), permissions, false, endpoint);
    }

    static ApiRoute post(String template, Set<Permission> permissions, ApiEndpoint endpoint) {
        return new ApiRoute("POST", template, cut(template), permissions, false, endpoint);
    }

    static ApiRoute patch(String template, Set<Permission> permissions, ApiEndpoint endpoint) {
        return new ApiRoute("PATCH", template, cut(template), permissions, false, endpoint);
    }

    static ApiRoute delete(String template, Set<Permission> permissions, ApiEndpoint endpoint) {
        return new ApiRoute("DELETE", template, cut(template), permissions, false, endpoint);
    }

    /// A `POST` whose body may be large.
    static ApiRoute upload(String template, Set<Permission> permissions, ApiEndpoint endpoint) {
        return new ApiRoute("POST", template, cut(template), permissions, true, endpoint);
    }

    boolean answers(String asked) {
        return method.equals(asked) || (method.equals("GET") && asked.equals("HEAD"));
    }

    /// Method and template.
    String name() {
        return method + " " + template;
    }

    /// The first `{name}` of the template, or an empty text.
    String firstName() {
        return segments.stream().filter(segment -> segment.startsWith("{")).findFirst().orElse("");
    }

    /// The captured segments, or null when the path is another one.
    @Nullable List<String> match(List<String> path) {
        if (path.size() != segments.size()) {
            return null;
        }
        List<String> captured = new ArrayList<>(2);
        for (int i = 0; i < path.size(); i++) {
            String wanted = segments.get(i);
            if (wanted.charAt(0) == '{') {
                captured.add(path.get(i));
            } else if (!wanted.equals(path.get(i))) {
                return null;
            }
        }
        return captured;
    }

    private static List<String> cut(String template) {
        return List.of(template.substring(1).split("/", -1));
    }
}
