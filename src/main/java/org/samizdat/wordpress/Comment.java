package org.samizdat.wordpress;

import java.util.Optional;
import org.samizdat.comment.PrivateEmail;

/**
 * A comment as WordPress has it.
 *
 * @param place where it stands
 * @param parent id of the comment that it answers; 0 for none
 * @param author as HTML
 * @param url the author's address; empty for none
 * @param content HTML as it was typed
 * @param approved {@code 1}, {@code 0}, {@code spam}, {@code trash} and their kin
 * @param type empty or {@code comment}; {@code pingback}, {@code trackback} or a plugin's
 */
record Comment(
    String place,
    long id,
    long parent,
    String author,
    Optional<PrivateEmail> email,
    String url,
    PrintedDate date,
    String content,
    String approved,
    String type) {}
