package org.samizdat.publication;

import java.util.List;

/** Under what something is published: the language and topics of its article. */
public record Filing(String language, List<String> topics) {}
