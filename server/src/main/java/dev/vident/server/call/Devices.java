package dev.vident.server.call;

/// What the applicant's page says of its devices, for the words at the desk.
///
/// @param pageHidden whether the page is in the background or the screen off
/// @param cameraChanges how often this page has taken another camera, from 0
public record Devices(
        DeviceState camera, DeviceState microphone, boolean pageHidden, int cameraChanges) {}
