package dev.vident.server.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestTargetTest {

    @Test
    void cuts_before_it_decodes() {
        RequestTarget target =
                RequestTarget.parse("/resources/applicants/-;externalUserId=a%2Fb%3Bc/one?x=1");

        assertThat(target.segments())
                .containsExactly("resources", "applicants", "-;externalUserId=a%2Fb%3Bc", "one");
        assertThat(RequestTarget.name(target.segments().get(2))).isEqualTo("-");
        assertThat(RequestTarget.matrix(target.segments().get(2), "externalUserId"))
                .isEqualTo("a/b;c");
        assertThat(RequestTarget.matrix(target.segments().get(2), "userId")).isNull();
    }

    @Test
    void tolerates_one_trailing_slash_and_keeps_empty_segments_in_between() {
        assertThat(RequestTarget.parse("/a/b/").segments()).containsExactly("a", "b");
        assertThat(RequestTarget.parse("/a//b").segments()).containsExactly("a", "", "b");
        assertThat(RequestTarget.parse("/").segments()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/?levelName=video%20level|video level",
                "/?levelName=video+level|video level",
                "/?a=b&levelName=x&levelName=x|x",
                "/?levelName=&levelName=x|x",
                "/?levelName=%C3%A4%40|ä@",
                "/?level%4eame=x|x",
                "/?&&levelName=a=b|a=b",
            })
    void reads_query_parameters(String target, String value) {
        assertThat(RequestTarget.parse(target).parameter("levelName")).isEqualTo(value);
    }

    @Test
    void tells_an_empty_parameter_from_a_missing_one() {
        RequestTarget target = RequestTarget.parse("/?levelName&other=");

        assertThat(target.parameter("levelName")).isEmpty();
        assertThat(target.parameter("other")).isEmpty();
        assertThat(target.parameter("none")).isNull();
    }

    @Test
    void leaves_a_plus_in_the_path_alone() {
        assertThat(RequestTarget.name("a+b%2B")).isEqualTo("a+b+");
    }

    @ParameterizedTest
    @ValueSource(strings = {"%", "%4", "%zz", "a%g0"})
    void refuses_bad_encoding(String segment) {
        assertThatThrownBy(() -> RequestTarget.name(segment)).isInstanceOf(RequestRefused.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "*", "http://host/a", "a/b"})
    void refuses_what_is_no_path(String target) {
        assertThatThrownBy(() -> RequestTarget.parse(target)).isInstanceOf(RequestRefused.class);
    }
}
