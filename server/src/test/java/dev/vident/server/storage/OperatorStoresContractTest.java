package dev.vident.server.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vident.server.operator.Operator;
import dev.vident.server.operator.Role;
import dev.vident.server.operator.Session;
import dev.vident.server.platform.Redacted;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(BackEnd.class)
class OperatorStoresContractTest {
    @Parameter BackEnd backEnd;
    StoreSet stores;

    @BeforeEach
    void open() {
        stores = backEnd.empty();
    }

    @Test
    void operators_are_found_by_id_and_login() {
        Operator operator = Rows.operator(1);
        assertThat(stores.operators().insert(operator)).isTrue();
        assertThat(stores.operators().insert(operator)).isFalse();
        assertThat(stores.operators().find(operator.id())).contains(operator);
        assertThat(stores.operators().findByLogin("login-1")).contains(operator);
        assertThat(stores.operators().findByLogin("login-2")).isEmpty();
        stores.operators().insert(Rows.operator(2));
        assertThat(stores.operators().list()).containsExactly(operator, Rows.operator(2));
    }

    @Test
    void a_changed_operator_comes_back_equal() {
        stores.operators().insert(Rows.operator(1));
        Operator changed =
                new Operator(
                        Rows.id(5, 1),
                        "login-1",
                        "Olga O.",
                        Set.of(Role.ADMINISTRATOR),
                        Redacted.of("new"),
                        true,
                        Rows.T0);
        stores.operators().update(changed);
        assertThat(stores.operators().find(changed.id())).contains(changed);
    }

    @Test
    void sessions_come_and_go() {
        stores.operators().insert(Rows.operator(1));
        stores.sessions().insert(session("a", Rows.T0, Rows.T0.plusSeconds(100)));
        stores.sessions().insert(session("b", Rows.T0, Rows.T0.plusSeconds(900)));
        stores.sessions().insert(session("c", Rows.T0, Rows.T0.plusSeconds(900)));
        stores.sessions().seen("c", Rows.T0.plusSeconds(50));
        assertThat(stores.sessions().find("c"))
                .contains(session("c", Rows.T0.plusSeconds(50), Rows.T0.plusSeconds(900)));
        stores.sessions().deleteExpired(Rows.T0.plusSeconds(100), Rows.T0.plusSeconds(10));
        assertThat(stores.sessions().find("a")).as("expired").isEmpty();
        assertThat(stores.sessions().find("b")).as("idle").isEmpty();
        assertThat(stores.sessions().find("c")).isPresent();
        stores.sessions().delete("c");
        assertThat(stores.sessions().find("c")).isEmpty();
    }

    @Test
    void all_sessions_of_an_operator_end_at_once() {
        stores.operators().insert(Rows.operator(1));
        stores.sessions().insert(session("a", Rows.T0, Rows.T0.plusSeconds(100)));
        stores.sessions().deleteOfOperator(Rows.id(5, 1));
        assertThat(stores.sessions().find("a")).isEmpty();
    }

    private static Session session(String hash, Instant lastSeenAt, Instant expiresAt) {
        return new Session(
                hash, Rows.id(5, 1), Redacted.of("csrf"), Rows.T0, lastSeenAt, expiresAt);
    }
}
