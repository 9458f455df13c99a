/**
 * Reading and writing transactions on H2 or PostgreSQL: the pool, the migrations, the durability of
 * a commit.
 */
@NullMarked
package org.samizdat.database;

import org.jspecify.annotations.NullMarked;
