package org.samizdat.media;

import java.util.Optional;

/**
 * A picture as it is sent, with what is said of it.
 *
 * @param alt empty where it was forgotten
 */
record MediaUpload(
    byte[] file,
    Optional<String> alt,
    Optional<String> caption,
    Optional<String> credit,
    Optional<String> rights) {}
