package org.samizdat.webhook;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * The public half of what signs the messages of a webhook.
 *
 * @param publicKey {@code whpk_} and the 32 bytes of the Ed25519 key in Base64
 * @param validUntil when it ceases to sign; it has been replaced
 */
public record PublicKey(
    UUID id, UUID webhookId, String publicKey, Instant createdAt, Optional<Instant> validUntil) {}
