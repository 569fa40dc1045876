package dev.vident.client;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Typed view of a JSON object; unknown members are ignored, a member of an unexpected type is
/// refused.
final class JsonObject {

    static final JsonObject EMPTY = new JsonObject(Map.of());

    private final Map<?, ?> members;

    JsonObject(Map<?, ?> members) {
        this.members = members;
    }

    @Nullable String text(String name) {
        return member(name, String.class);
    }

    String requiredText(String name) {
        String text = text(name);
        if (text == null) {
            throw new IllegalArgumentException("the answer has no member " + name);
        }
        return text;
    }

    @Nullable Integer integer(String name) {
        BigDecimal number = member(name, BigDecimal.class);
        return number == null ? null : number.intValueExact();
    }

    @Nullable Long number(String name) {
        BigDecimal number = member(name, BigDecimal.class);
        return number == null ? null : number.longValueExact();
    }

    List<Long> numbers(String name) {
        List<Long> numbers = new ArrayList<>();
        for (Object element : list(name)) {
            if (element instanceof BigDecimal number) {
                numbers.add(number.longValueExact());
            }
        }
        return List.copyOf(numbers);
    }

    /// The names of all members, in order.
    List<String> names() {
        return members.keySet().stream().map(String::valueOf).toList();
    }

    @Nullable Boolean flag(String name) {
        return member(name, Boolean.class);
    }

    @Nullable JsonObject object(String name) {
        Map<?, ?> object = member(name, Map.class);
        return object == null ? null : new JsonObject(object);
    }

    List<JsonObject> objects(String name) {
        List<JsonObject> objects = new ArrayList<>();
        for (Object element : list(name)) {
            if (element instanceof Map<?, ?> object) {
                objects.add(new JsonObject(object));
            }
        }
        return List.copyOf(objects);
    }

    List<String> texts(String name) {
        List<String> texts = new ArrayList<>();
        for (Object element : list(name)) {
            if (element instanceof String text) {
                texts.add(text);
            }
        }
        return List.copyOf(texts);
    }

    private List<?> list(String name) {
        List<?> list = member(name, List.class);
        return list == null ? List.of() : list;
    }

    private <T> @Nullable T member(String name, Class<T> type) {
        Object value = members.get(name);
        if (value == null) {
            return null;
        }
        if (!type.isInstance(value)) {
            throw new IllegalArgumentException("member " + name + " is of an unexpected type");
        }
        return type.cast(value);
    }
}
