/// ElevenLabs' webhooks: what came of a conversation, signed with a secret that is shown once.
@NullMarked
package dev.parley.ingest.elevenlabs;

import org.jspecify.annotations.NullMarked;
