package dev.vident.media.sdp;

/// What came of reading an answer.
public sealed interface AnswerReading permits SessionAnswer, AnswerRefusal {}
