package dev.vident.media.room;

/// An offer for a browser.
///
/// @param sessionId names the session in all later calls
/// @param sdp the offer's text
public record RoomOffer(String sessionId, String sdp) {}
