using Microsoft.AspNetCore.Http.HttpResults;
using RealNvp.Data.Datasets;
using RealNvp.Engine.Datasets;
using RealNvp.Engine.Specs;
using RealNvp.Engine;
using RealNvp.Web.Hosting;

namespace RealNvp.Web.Features.Datasets.Api;

/// <summary>Data sets over HTTP. The pages use the same service.</summary>
public static class DatasetsApi
{
    public static IEndpointRouteBuilder MapDatasetsApi(this IEndpointRouteBuilder endpoints)
    {
        var group = endpoints.MapGroup(DatasetUrls.Api).WithTags("Data sets");
        group.MapGet("/", ListAsync)
            .WithName("listDatasets").WithSummary("List data sets").WithDescription("Toys first, then uploads, newest first.");
        group.MapPost("/", UploadAsync)
            .WithName("uploadDataset").WithSummary("Upload a CSV file")
            .WithDescription("What is not said about its format is detected. 400 names everything that is wrong, with line and text of the first bad cells.")
            .Accepts<DatasetUploadForm>("multipart/form-data")
            .ProducesValidationProblem()
            .ProducesProblem(StatusCodes.Status413PayloadTooLarge).ProducesProblem(StatusCodes.Status415UnsupportedMediaType)
            .DisableAntiforgery();
        group.MapGet("/{id}", FindAsync)
            .WithName("getDataset").WithSummary("Read an upload").WithDescription("Its columns with their statistics, its format, and how many runs use it.")
            .ProducesProblem(StatusCodes.Status404NotFound);
        group.MapDelete("/{id}", DeleteAsync)
            .WithName("deleteDataset").WithSummary("Delete an upload").WithDescription("Only while no run uses it.")
            .ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict);
        group.MapGet("/{id}/preview", PreviewUploadAsync)
            .WithName("previewDataset").WithSummary("Preview an upload").WithDescription("Rows spread over the whole file, row by row in one list.")
            .ProducesProblem(StatusCodes.Status404NotFound)
            .DescribePreviewQuery();
        group.MapGet("/toys/{kind}/preview", PreviewToyAsync)
            .WithName("previewToy").WithSummary("Preview a toy")
            .WithDescription("Points row by row in one list. The toy's own parameters are given by name, as `GET /api/v1/datasets` lists them.")
            .ProducesProblem(StatusCodes.Status404NotFound)
            .DescribeToyQuery();
        return endpoints;
    }

    private static async Task<Ok<DatasetItems>> ListAsync(IDatasetService datasets, CancellationToken cancellationToken)
    {
        var items = (await datasets.ListAsync(cancellationToken)).Select(DatasetItem.Of).ToList();
        return TypedResults.Ok(new DatasetItems(items, items.Count));
    }

    private static async Task<Results<Ok<DatasetItem>, ProblemHttpResult>> FindAsync(string id, IDatasetService datasets, CancellationToken cancellationToken) =>
        await datasets.FindAsync(id, cancellationToken) is { } upload ? TypedResults.Ok(DatasetItem.Of(upload)) : NotFound(id);

    private static async Task<Results<Created<DatasetItem>, ValidationProblem, ProblemHttpResult>> UploadAsync(
        HttpRequest request, IDatasetService datasets, UploadStaging staging, CancellationToken cancellationToken)
    {
        try
        {
            using var upload = await UploadRequest.ReadAsync(request, staging, cancellationToken);
            if (upload.File is not { } file)
            {
                return Invalid([.. upload.Fields.Errors, new FieldError("file", "file is missing; it must be a CSV file.")]);
            }

            if (upload.Fields.Errors.Count > 0)
            {
                return Invalid(upload.Fields.Errors);
            }

            var inspection = await datasets.InspectAsync(file, null, cancellationToken);
            var format = upload.Fields.Over(inspection.Format);
            inspection = format == inspection.Format ? inspection : await datasets.InspectAsync(file, format, cancellationToken);
            var result = await datasets.SaveAsync(
                new DatasetUpload
                {
                    File = file,
                    Name = upload.Fields.Name,
                    Format = format,
                    Columns = upload.Fields.Columns([.. inspection.Columns.Select(column => column.Name)]),
                    DropMissingRows = upload.Fields.DropMissing,
                },
                cancellationToken);
            return result.Dataset is { } dataset
                ? TypedResults.Created(DatasetUrls.ItemApi(dataset.Id), DatasetItem.Of(dataset))
                : Invalid(result.Errors);
        }
        catch (UploadTooLargeException exception)
        {
            return ApiProblems.Problem(StatusCodes.Status413PayloadTooLarge, "The file is too large", exception.Message);
        }
        catch (DataFormatException exception)
        {
            return Invalid(exception.Problems);
        }
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> DeleteAsync(string id, IDatasetService datasets, CancellationToken cancellationToken)
    {
        var result = await datasets.DeleteAsync(id, cancellationToken);
        return result.Outcome switch
        {
            DatasetDeletion.Deleted => TypedResults.NoContent(),
            DatasetDeletion.InUse => ApiProblems.Conflict(result.Message!),
            _ => NotFound(id),
        };
    }

    private static async Task<Results<Ok<PointPreview>, ValidationProblem, ProblemHttpResult>> PreviewUploadAsync(
        string id, HttpRequest request, IDatasetService datasets, CancellationToken cancellationToken)
    {
        var errors = new List<FieldError>();
        var samples = PreviewQuery.ReadSamples(request.Query, errors);
        if (errors.Count > 0)
        {
            return Invalid(errors);
        }

        return await datasets.PreviewAsync(new DatasetSpec { Kind = DatasetSpec.CsvKind, Id = id }, samples, cancellationToken) is { } preview
            ? TypedResults.Ok(preview)
            : NotFound(id);
    }

    private static async Task<Results<Ok<PointPreview>, ValidationProblem, ProblemHttpResult>> PreviewToyAsync(
        string kind, HttpRequest request, IDatasetService datasets, CancellationToken cancellationToken)
    {
        if (ToyCatalogue.Find(kind) is not { } toy)
        {
            return ApiProblems.NotFound($"There is no toy {ShortText.Of(kind)}; there are {string.Join(", ", ToyCatalogue.All.Select(t => t.Kind))}.");
        }

        var (spec, samples, errors) = PreviewQuery.Read(toy, request.Query);
        return errors.Count > 0 ? Invalid(errors) : TypedResults.Ok(await datasets.PreviewAsync(spec, samples, cancellationToken));
    }

    private static ProblemHttpResult NotFound(string id) =>
        ApiProblems.NotFound($"There is no data set {ShortText.Of(id)}; GET {DatasetUrls.Api} lists those there are.");

    private static ValidationProblem Invalid(IEnumerable<FieldError> errors) =>
        ApiProblems.Invalid(errors.Select(InFormsTerms), "The data set cannot be used as it is");

    /// <summary>A file asks for the yes to dropping rows by the name it has in a spec; an upload has a shorter one.</summary>
    private static FieldError InFormsTerms(FieldError error) => error.Field == "dropMissingRows"
        ? new FieldError("dropMissing", error.Message + " The yes is dropMissing=true.")
        : error;
}
