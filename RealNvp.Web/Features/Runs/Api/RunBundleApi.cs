using RealNvp.Engine.Datasets;
using RealNvp.Engine.Specs;
using RealNvp.Web.Features.Datasets;
using RealNvp.Web.Features.Runs.Bundles;
using RealNvp.Web.Hosting;

namespace RealNvp.Web.Features.Runs.Api;

/// <summary>Whole runs as files.</summary>
internal static class RunBundleApi
{
    private const string Zip = "application/zip";
    private const int BufferBytes = 1 << 16;

    public static void MapRunBundleApi(this IEndpointRouteBuilder runs)
    {
        runs.MapGet("/{id}/bundle", ExportAsync)
            .WithName("getBundle").WithSummary("Download a run as one file")
            .WithDescription("A zip of an ended run: settings, results and provenance, curves as CSV, log, weights, snapshots, a page that explains them, and SHA-256 of each. Of the data only the rows that the snapshots show are inside.")
            .ProducesFile().ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict);
        runs.MapPost("/import", ImportAsync)
            .WithName("importRun").WithSummary("Import a run")
            .WithDescription(
                "Send a bundle as the body or as the field `file` of a form. The run is stored as it is under a new id; `lineage.importedId` is the old one. "
                + "A run that is here already is 409. Where the same table has been uploaded here, the run belongs to it.")
            .DescribeFileBody(Zip, "The bundle.")
            .Produces<RunResponse>(StatusCodes.Status201Created).ProducesValidationProblem()
            .ProducesProblem(StatusCodes.Status409Conflict).ProducesProblem(StatusCodes.Status413PayloadTooLarge)
            .DisableAntiforgery();
    }

    private static async Task<IResult> ExportAsync(string id, IRunBundles bundles, CancellationToken cancellationToken)
    {
        // Written to disk first: what goes wrong is still an answer, and the browser is told the size.
        FileStream? file = null;
        try
        {
            var result = await bundles.ExportAsync(id, () => file = OpenTemporary(), cancellationToken);
            if (file is null)
            {
                return result.Outcome == RunActionOutcome.NotFound ? ApiProblems.NotFound(result.Message!) : ApiProblems.Conflict(result.Message!);
            }

            file.Position = 0;
            return TypedResults.Stream(file, Zip, $"realnvp-{id}.zip");
        }
        catch
        {
            file?.Dispose();
            throw;
        }
    }

    private static async Task<IResult> ImportAsync(HttpRequest request, IRunBundles bundles, UploadStaging staging, CancellationToken cancellationToken)
    {
        try
        {
            using var file = await FileBody.StageAsync(
                request, staging, new FileRules("a bundle of a run, a zip file", "bundle.zip", bundles.MaxBytes), cancellationToken);
            var import = await bundles.ImportAsync(file, cancellationToken);
            return import.Error is { } error ? ApiProblems.Invalid([new FieldError("file", error)], "The bundle cannot be imported")
                : import.IsHere ? ApiProblems.Conflict($"This run is here already{(import.Run!.TrashedAt is null ? "" : ", in the trash")}: {RunUrls.Page(import.Run.Id)}.")
                : TypedResults.Created(RunUrls.Api(import.Run!.Id), RunResponse.Of(import.Run));
        }
        catch (UploadTooLargeException exception)
        {
            return ApiProblems.Problem(StatusCodes.Status413PayloadTooLarge, "The file is too large", exception.Message);
        }
        catch (DataFormatException exception)
        {
            return ApiProblems.Invalid(exception.Problems, "The bundle cannot be imported");
        }
    }

    private static FileStream OpenTemporary() => new(
        Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()),
        FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, BufferBytes, FileOptions.DeleteOnClose | FileOptions.Asynchronous);
}
