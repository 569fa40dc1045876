package dev.vident.media.net;

/// An offer for a browser.
///
/// @param sessionId names the session in all later calls
/// @param sdp the offer's text
public record SessionOffer(String sessionId, String sdp) {}
