package dev.vident.server.storage.sql;

import dev.vident.server.platform.Redacted;
import dev.vident.server.script.CheckResult;
import dev.vident.server.script.ScriptAnswer;
import dev.vident.server.script.ScriptAnswerStore;
import dev.vident.server.script.ScriptCheck;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/// Answers to the script in the database. Thread-safe.
final class ScriptAnswersSql implements ScriptAnswerStore {
    private final Database database;

    ScriptAnswersSql(Database database) {
        this.database = database;
    }

    @Override
    public void append(ScriptAnswer answer) {
        database.change(handle ->
                handle.createUpdate(
                                """
                                insert into script_answer
                                  (call_id, applicant_id, check_code, result, words,
                                   operator_id, operator_name, at)
                                values (:callId, :applicantId, :check, :result, :words,
                                   :operatorId, :operatorName, :at)
                                """)
                        .bind("callId", answer.callId())
                        .bind("applicantId", answer.applicantId())
                        .bind("check", answer.check().name())
                        .bind("result", answer.result().name())
                        .bind("words", answer.words() == null ? null : answer.words().value())
                        .bind("operatorId", answer.operatorId())
                        .bind("operatorName", answer.operatorName())
                        .bind("at", answer.at().toEpochMilli())
                        .execute());
    }

    @Override
    public List<ScriptAnswer> ofCall(String callId) {
        return database.read(handle ->
                handle.createQuery(
                                "select * from script_answer where call_id = :callId order by"
                                        + " sequence")
                        .bind("callId", callId)
                        .map((row, _) -> answer(row))
                        .list());
    }

    private static ScriptAnswer answer(ResultSet row) throws SQLException {
        String words = row.getString("words");
        return new ScriptAnswer(
                row.getString("call_id"),
                row.getString("applicant_id"),
                ScriptCheck.valueOf(row.getString("check_code")),
                CheckResult.valueOf(row.getString("result")),
                words == null ? null : Redacted.of(words),
                row.getString("operator_id"),
                row.getString("operator_name"),
                Columns.instant(row, "at"));
    }
}
