package dev.parley.voice.transcript;

/// @param clientId
///            the client's own id of it: what comes again under it is the same message
public record NewMessage(String clientId, Said said) {}
