package org.samizdat.article;

import java.util.Optional;
import java.util.UUID;

/** Which update is to be pinned; none takes the pin away. */
record PinRequest(Optional<UUID> updateId) {}
