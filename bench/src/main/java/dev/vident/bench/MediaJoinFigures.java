package dev.vident.bench;

/// How long the clients took from asking to join until media could flow.
record MediaJoinFigures(double millisP50, double millisP95) {}
