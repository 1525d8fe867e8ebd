using Microsoft.AspNetCore.Http.HttpResults;
using RealNvp.Engine.Specs;

namespace RealNvp.Web.Hosting;

/// <summary>The API's refusals, alike everywhere: problem details (RFC 9457) that name what is wrong.</summary>
public static class ApiProblems
{
    /// <summary>400 with every wrong field: <c>errors</c> maps its path to its messages.</summary>
    public static ValidationProblem Invalid(IEnumerable<FieldError> errors, string title = "The request is not acceptable") =>
        TypedResults.ValidationProblem(
            errors.GroupBy(error => error.Field).ToDictionary(field => field.Key, field => field.Select(error => error.Message).Distinct().ToArray()),
            detail: "Every wrong field is named under errors.",
            title: title);

    public static ProblemHttpResult NotFound(string detail) => Problem(StatusCodes.Status404NotFound, "Not found", detail);

    public static ProblemHttpResult Conflict(string detail) => Problem(StatusCodes.Status409Conflict, "Not possible now", detail);

    public static ProblemHttpResult Problem(int status, string title, string detail) =>
        TypedResults.Problem(detail: detail, statusCode: status, title: title);
}
