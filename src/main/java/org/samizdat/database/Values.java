package org.samizdat.database;

import java.lang.reflect.Type;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.argument.AbstractArgumentFactory;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.argument.ArgumentFactory;
import org.jdbi.v3.core.argument.Arguments;
import org.jdbi.v3.core.config.ConfigRegistry;
import org.jdbi.v3.core.generic.GenericTypes;
import org.jdbi.v3.core.mapper.ColumnMapper;
import org.jdbi.v3.core.mapper.ColumnMapperFactory;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;
import org.samizdat.json.WireName;

/** How enums and instants stand in columns: by wire name, and as UTC to the microsecond. */
final class Values {
  private Values() {}

  static final class EnumArgument implements ArgumentFactory {
    @Override
    public Optional<Argument> build(Type type, @Nullable Object value, ConfigRegistry config) {
      return value instanceof Enum<?> constant
          ? Optional.of(
              (position, statement, context) ->
                  statement.setString(position, WireName.of(constant)))
          : Optional.empty();
    }
  }

  /** A missing value goes without a type, which PostgreSQL then takes from the column. */
  static final class OptionalArgument implements ArgumentFactory.Preparable {
    @Override
    public Optional<Function<Object, Argument>> prepare(Type type, ConfigRegistry config) {
      return GenericTypes.getErasedType(type) == Optional.class
          ? Optional.of(value -> argument((Optional<?>) value, config))
          : Optional.empty();
    }

    @Override
    public Optional<Argument> build(Type type, @Nullable Object value, ConfigRegistry config) {
      return value instanceof Optional<?> optional
          ? Optional.of(argument(optional, config))
          : Optional.empty();
    }

    private static Argument argument(Optional<?> value, ConfigRegistry config) {
      Arguments arguments = config.get(Arguments.class);
      return value
          .map(present -> arguments.findFor(present.getClass(), present).orElseThrow())
          .orElseGet(
              () -> (position, statement, context) -> statement.setNull(position, Types.NULL));
    }
  }

  static final class InstantArgument extends AbstractArgumentFactory<Instant> {
    InstantArgument() {
      super(Types.TIMESTAMP_WITH_TIMEZONE);
    }

    @Override
    protected Argument build(Instant value, ConfigRegistry config) {
      OffsetDateTime time = value.truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
      return (position, statement, context) -> statement.setObject(position, time);
    }
  }

  static final class EnumColumn implements ColumnMapperFactory {
    @Override
    @SuppressWarnings({"unchecked", "rawtypes"})
    public Optional<ColumnMapper<?>> build(Type type, ConfigRegistry config) {
      Class<?> raw = GenericTypes.getErasedType(type);
      return raw.isEnum()
          ? Optional.of((row, column, context) -> constant((Class) raw, row.getString(column)))
          : Optional.empty();
    }

    private static <E extends Enum<E>> @Nullable E constant(Class<E> type, @Nullable String name) {
      return name == null ? null : WireName.parse(type, name).orElseThrow();
    }
  }

  static final class InstantColumn implements ColumnMapper<Instant> {
    @Override
    public @Nullable Instant map(ResultSet row, int column, StatementContext context)
        throws SQLException {
      OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
      return time == null ? null : time.toInstant();
    }
  }
}
