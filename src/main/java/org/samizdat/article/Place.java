package org.samizdat.article;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * Where it happens.
 *
 * @param country ISO 3166-1 alpha-2, upper case
 * @param latitude degrees north, -90..90 (WGS 84)
 * @param longitude degrees east, -180..180
 */
public record Place(
    @NotBlank @Size(max = 200) String name,
    Optional<@Size(max = 200) String> region,
    Optional<
            @Pattern(
                regexp = "[A-Z]{2}",
                message = "must be a country code of two capitals, such as KZ")
            String>
        country,
    Optional<@DecimalMin("-90") @DecimalMax("90") BigDecimal> latitude,
    Optional<@DecimalMin("-180") @DecimalMax("180") BigDecimal> longitude) {}
