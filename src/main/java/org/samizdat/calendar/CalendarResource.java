package org.samizdat.calendar;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.samizdat.access.Public;
import org.samizdat.article.NextChange;
import org.samizdat.database.Database;
import org.samizdat.http.BaseUrl;
import org.samizdat.http.CachePolicy;
import org.samizdat.http.PublicAnswer;
import org.samizdat.problem.ProblemException;

/** The archive by years, months and days under {@code /v1/calendar}. */
@Path("/v1/calendar")
@Produces(MediaType.APPLICATION_JSON)
public final class CalendarResource {
  private static final String YEAR_FORM = "[0-9]{4}";
  private static final String NUMBER_FORM = "[0-9]{1,2}";

  /** RFC 3339 has no time at which the next year would end. */
  private static final int LAST_YEAR = 9998;

  private final Database database;
  private final BaseUrl base;
  private final ZoneId siteZone;
  private final DayOfWeek weekStart;
  private final NextChange next;
  private final Clock clock;

  public CalendarResource(
      Database database,
      BaseUrl base,
      ZoneId siteZone,
      DayOfWeek weekStart,
      NextChange next,
      Clock clock) {
    this.database = database;
    this.base = base;
    this.siteZone = siteZone;
    this.weekStart = weekStart;
    this.next = next;
    this.clock = clock;
  }

  @GET
  @Public
  public Response all(@BeanParam CalendarParameters parameters, @Context Request request) {
    CalendarFilter filter = parameters.filter(siteZone);
    return answer(
        handle ->
            CalendarView.of(filter, new Archive(handle, filter, base).months(), links(parameters)),
        CachePolicy.ITEM,
        request);
  }

  @GET
  @Path("/{year}")
  @Public
  public Response year(
      @PathParam("year") String yearText,
      @BeanParam CalendarParameters parameters,
      @Context Request request) {
    CalendarFilter filter = parameters.filter(siteZone);
    int year = year(yearText);
    YearMonth january = YearMonth.of(year, 1);
    return answer(
        handle -> {
          Archive archive = new Archive(handle, filter, base);
          return YearView.of(
              year,
              filter,
              archive.months(january, january.plusYears(1)),
              archive.lastBefore(january.atDay(1)).map(LocalDate::getYear),
              archive.firstFrom(january.plusYears(1).atDay(1)).map(LocalDate::getYear),
              links(parameters));
        },
        policy(january.plusYears(1).atDay(1), filter),
        request);
  }

  @GET
  @Path("/{year}/{month}")
  @Public
  public Response month(
      @PathParam("year") String yearText,
      @PathParam("month") String monthText,
      @BeanParam CalendarParameters parameters,
      @Context Request request) {
    CalendarFilter filter = parameters.filter(siteZone);
    YearMonth month = existing(() -> YearMonth.of(year(yearText), number(monthText, NUMBER_FORM)));
    LocalDate first = month.atDay(1);
    LocalDate end = first.plusMonths(1);
    return answer(
        handle -> {
          Archive archive = new Archive(handle, filter, base);
          return MonthView.of(
              month,
              filter,
              weekStart,
              archive.days(first, end),
              archive.lastBefore(first),
              archive.firstFrom(end),
              links(parameters));
        },
        policy(end, filter),
        request);
  }

  @GET
  @Path("/{year}/{month}/{day}")
  @Public
  public Response day(
      @PathParam("year") String yearText,
      @PathParam("month") String monthText,
      @PathParam("day") String dayText,
      @BeanParam CalendarParameters parameters,
      @Context Request request) {
    CalendarFilter filter = parameters.filter(siteZone);
    LocalDate day =
        existing(
            () ->
                LocalDate.of(
                    year(yearText), number(monthText, NUMBER_FORM), number(dayText, NUMBER_FORM)));
    return answer(
        handle -> new Day(handle, filter, day, links(parameters)).view(),
        policy(day.plusDays(1), filter),
        request);
  }

  private CalendarLinks links(CalendarParameters parameters) {
    return new CalendarLinks(base, parameters.query());
  }

  /** What is over changes seldom. */
  private CachePolicy policy(LocalDate end, CalendarFilter filter) {
    return filter.start(end).isBefore(clock.instant()) ? CachePolicy.SETTLED : CachePolicy.ITEM;
  }

  private Response answer(Function<Handle, Object> view, CachePolicy policy, Request request) {
    return database.read(
        handle -> {
          Optional<Duration> left = next.ofAny(handle);
          return PublicAnswer.of(view.apply(handle), policy)
              .tags(List.of("calendar"))
              .until(left)
              .to(request);
        });
  }

  private static int year(String text) {
    int year = number(text, YEAR_FORM);
    if (year == 0 || year > LAST_YEAR) {
      throw noSuchDate();
    }
    return year;
  }

  private static int number(String text, String form) {
    return Optional.of(text)
        .filter(digits -> digits.matches(form))
        .map(Integer::parseInt)
        .orElseThrow(CalendarResource::noSuchDate);
  }

  private static <T> T existing(Supplier<T> date) {
    try {
      return date.get();
    } catch (DateTimeException e) {
      throw noSuchDate();
    }
  }

  private static ProblemException noSuchDate() {
    return ProblemException.notFound("This year, month or day of the calendar");
  }
}
