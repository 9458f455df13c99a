package org.samizdat.webhook;

/**
 * The {@code webhooks} section of config.yml.
 *
 * @param privateTargets whether messages may go to this machine, to private networks and over plain
 *     http; for local development
 */
public record WebhookConfiguration(boolean privateTargets) {}
