package dev.vident.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonReaderTest {

    @Test
    void reads_every_kind_of_value_and_ignores_what_is_not_asked_for() {
        JsonObject object =
                JsonReader.object(
                        """
                         { "text" : "a\\"\\u00e9\\n", "number" : -12, "flag" : true, "none" : null,
                           "object" : {"inner" : "x"}, "texts" : ["a", "b"], "unknown" : [1.5e3, {}] }\
                        """);

        assertThat(object.text("text")).isEqualTo("a\"é\n");
        assertThat(object.integer("number")).isEqualTo(-12);
        assertThat(object.flag("flag")).isTrue();
        assertThat(object.text("none")).isNull();
        assertThat(object.object("object").text("inner")).isEqualTo("x");
        assertThat(object.texts("texts")).isEqualTo(List.of("a", "b"));
    }

    @Test
    void reads_what_the_writer_wrote() {
        String odd = "quote \" backslash \\ newline \n bell \u0007 snowman \u2603";
        byte[] written = new JsonWriter().put("odd", odd).put("absent", null).bytes();

        JsonObject read = JsonReader.object(new String(written, StandardCharsets.UTF_8));

        assertThat(read.text("odd")).isEqualTo(odd);
        assertThat(new String(written, StandardCharsets.UTF_8)).doesNotContain("absent");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "1",
                "{",
                "{\"a\"}",
                "{\"a\":}",
                "{\"a\":1,}",
                "{\"a\":01}",
                "{\"a\":1} x",
                "{'a':1}",
                "{\"a\":\"\\x\"}",
                "{\"a\":\"\\u12g4\"}",
                "{\"a\":tru}",
                "{\"a\":\"\n\"}"
            })
    void refuses_malformed_text(String text) {
        assertThatThrownBy(() -> JsonReader.object(text))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refuses_nesting_without_end() {
        assertThatThrownBy(() -> JsonReader.object("{\"a\":" + "[".repeat(100_000)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("64 levels");
    }

    @Test
    void refuses_a_member_of_an_unexpected_type() {
        assertThatThrownBy(() -> JsonReader.object("{\"a\":1}").text("a"))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
