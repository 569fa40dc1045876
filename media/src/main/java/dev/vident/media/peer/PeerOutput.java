package dev.vident.media.peer;

/// All that a [Peer] can want.
public sealed interface PeerOutput permits Transmit, PeerEvent {}
