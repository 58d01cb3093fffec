package dev.parley.voice.watch.api;

import java.util.List;

record AgentsView(List<PoolView> pools) {}
