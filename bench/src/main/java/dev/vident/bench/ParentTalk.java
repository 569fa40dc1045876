package dev.vident.bench;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/// The child's side of [ChildProcess].
final class ParentTalk {

    private ParentTalk() {}

    /// Answers one line of the parent.
    @FunctionalInterface
    interface Answering {
        String answer(String line) throws Exception;
    }

    static void say(String line) {
        System.out.println(line);
        System.out.flush();
    }

    /// Answers line after line, and returns when the parent ends.
    static void answerUntilParentEnds(Answering answering) throws Exception {
        BufferedReader input =
                new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = input.readLine(); line != null; line = input.readLine()) {
            say(answering.answer(line));
        }
    }
}
