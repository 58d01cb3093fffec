package dev.parley.sandbox.tavus.api;

import java.util.List;

record ConversationPage(List<ConversationView> data, int totalCount) {}
