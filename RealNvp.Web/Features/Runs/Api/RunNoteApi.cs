using System.Globalization;
using Microsoft.Net.Http.Headers;
using RealNvp.Data.Runs.Notes;
using RealNvp.Engine.Specs;
using RealNvp.Web.Features.Runs.Notes;
using RealNvp.Web.Hosting;

namespace RealNvp.Web.Features.Runs.Api;

/// <summary>A run's note over REST. Nobody overwrites what was not read: a PUT says which version it was made from.</summary>
internal static class RunNoteApi
{
    private const string Refused = "The note cannot be saved";

    public static void MapRunNoteApi(this IEndpointRouteBuilder runs)
    {
        runs.MapGet("/{id}/note", FindAsync)
            .WithName("getNote").WithSummary("Read a run's note").WithDescription("Markdown, with its version, which is the ETag too. Version 0: nothing was ever written.")
            .Produces<NoteResponse>().ProducesProblem(StatusCodes.Status404NotFound);
        runs.MapPut("/{id}/note", SaveAsync)
            .WithName("saveNote").WithSummary("Write a run's note")
            .WithDescription(
                "Body `{text, version}` with the version as read, or the header If-Match with the ETag instead of version. Where another text was saved since, nothing is "
                + "stored and the answer, 409 or with If-Match 412, has it under `note`: merge both and send the result with that version.")
            .Accepts<NoteBody>("application/json")
            .Produces<NoteResponse>().ProducesValidationProblem()
            .ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict).ProducesProblem(StatusCodes.Status412PreconditionFailed)
            .ProducesProblem(StatusCodes.Status415UnsupportedMediaType).ProducesProblem(StatusCodes.Status428PreconditionRequired);
    }

    private static async Task<IResult> FindAsync(string id, HttpResponse response, IRunNotes notes, CancellationToken cancellationToken) =>
        await notes.FindAsync(id, cancellationToken) is { } note ? Answer(response, note) : RunsApi.NotFound(id);

    private static async Task<IResult> SaveAsync(string id, HttpRequest request, IRunNotes notes, CancellationToken cancellationToken)
    {
        if (!request.HasJsonContentType())
        {
            return ApiProblems.Problem(
                StatusCodes.Status415UnsupportedMediaType, "Not JSON", "Send the body as JSON with the header Content-Type: application/json.");
        }

        var (json, unreadable) = await RunBody.ReadAsync(request, cancellationToken);
        if (unreadable is not null)
        {
            return ApiProblems.Invalid([new FieldError("body", "The body is empty, too large or no UTF-8 text; it must be a JSON object with text.")], Refused);
        }

        var (body, errors) = NoteBody.Read(json);
        errors = errors.Count > 0 ? errors : notes.Check(body.Text);
        if (errors.Count > 0)
        {
            return ApiProblems.Invalid(errors, Refused);
        }

        var hasMatch = request.Headers.IfMatch.Count > 0;
        if (!hasMatch && body.Version is null)
        {
            return ApiProblems.Problem(
                StatusCodes.Status428PreconditionRequired, Refused, "Say which version the text was made from: version in the body, or the header If-Match with the ETag of GET.");
        }

        // A tag that is none of ours names no version that there is: it does not match.
        var result = await notes.SaveAsync(id, body.Text, hasMatch ? VersionOf(request) ?? -1 : body.Version!.Value, cancellationToken);
        return result.Outcome switch
        {
            NoteOutcome.Saved => Answer(request.HttpContext.Response, result.Note),
            NoteOutcome.NotFound => RunsApi.NotFound(id),
            NoteOutcome.Refused => ApiProblems.Invalid(result.Errors, Refused),
            _ => TypedResults.Problem(
                "Another text has been saved since; it is under note. Merge both and send the result with its version.",
                statusCode: hasMatch ? StatusCodes.Status412PreconditionFailed : StatusCodes.Status409Conflict,
                title: Refused,
                extensions: new Dictionary<string, object?> { ["note"] = NoteResponse.Of(result.Note) }),
        };
    }

    private static IResult Answer(HttpResponse response, RunNote note)
    {
        response.Headers.ETag = string.Create(CultureInfo.InvariantCulture, $"\"{note.Version}\"");
        return TypedResults.Ok(NoteResponse.Of(note));
    }

    private static int? VersionOf(HttpRequest request) =>
        EntityTagHeaderValue.TryParse(request.Headers.IfMatch.ToString(), out var tag) && !tag.IsWeak
        && int.TryParse(tag.Tag.AsSpan().Trim('"'), NumberStyles.None, CultureInfo.InvariantCulture, out var version)
            ? version
            : null;
}
