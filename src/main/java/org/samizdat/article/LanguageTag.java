package org.samizdat.article;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.IllformedLocaleException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A well-formed language tag (BCP 47) of up to 35 characters, such as {@code ru} or {@code
 * kk-Cyrl}.
 */
@Target({ElementType.TYPE_USE, ElementType.FIELD, ElementType.PARAMETER})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = LanguageTag.Validator.class)
public @interface LanguageTag {
  String message() default "must be a language tag (BCP 47), such as en or kk-Cyrl";

  Class<?>[] groups() default {};

  Class<? extends Payload>[] payload() default {};

  /** Checks the tag. */
  final class Validator implements ConstraintValidator<LanguageTag, String> {
    private static final int MAX_LENGTH = 35;

    @Override
    public boolean isValid(@Nullable String value, ConstraintValidatorContext context) {
      return value == null || isWellFormed(value);
    }

    static boolean isWellFormed(String tag) {
      try {
        return tag.length() <= MAX_LENGTH
            && !new Locale.Builder().setLanguageTag(tag).build().getLanguage().isEmpty();
      } catch (IllformedLocaleException e) {
        return false;
      }
    }
  }
}
