package org.samizdat;

/** Starts the server. */
public final class Samizdat {
  private Samizdat() {}

  public static void main(String[] arguments) {}
}
