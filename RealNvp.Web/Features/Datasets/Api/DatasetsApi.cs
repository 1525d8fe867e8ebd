using Microsoft.AspNetCore.Http.HttpResults;
using RealNvp.Data.Datasets;
using RealNvp.Engine.Datasets;
using RealNvp.Engine.Specs;

namespace RealNvp.Web.Features.Datasets.Api;

/// <summary>Data sets over HTTP. The pages use the same service.</summary>
public static class DatasetsApi
{
    public static IEndpointRouteBuilder MapDatasetsApi(this IEndpointRouteBuilder endpoints)
    {
        var group = endpoints.MapGroup(DatasetUrls.Api).WithTags("Data sets");
        group.MapGet("/", ListAsync).WithName("listDatasets").WithSummary("All data sets: toys first, then uploads, newest first.");
        group.MapPost("/", UploadAsync).WithName("uploadDataset")
            .WithSummary("Uploads a CSV file. What is not said about its format is detected; 400 names everything that is wrong.")
            .Accepts<DatasetUploadForm>("multipart/form-data")
            .ProducesValidationProblem()
            .ProducesProblem(StatusCodes.Status413PayloadTooLarge)
            .DisableAntiforgery();
        group.MapGet("/{id}", FindAsync).WithName("getDataset").WithSummary("An upload with its columns and their statistics.");
        group.MapDelete("/{id}", DeleteAsync).WithName("deleteDataset").WithSummary("Deletes an upload; 409 while runs use it.");
        group.MapGet("/{id}/preview", PreviewUploadAsync).WithName("previewDataset")
            .WithSummary("Some rows of an upload, row by row in one list: ?samples=1000, at most 2,000.");
        group.MapGet("/toys/{kind}/preview", PreviewToyAsync).WithName("previewToy")
            .WithSummary("Some points of a toy, row by row in one list: ?samples=1000&noise=0.05&seed=1 and its parameters by name.");
        return endpoints;
    }

    private static async Task<Ok<DatasetItems>> ListAsync(IDatasetService datasets, CancellationToken cancellationToken)
    {
        var items = (await datasets.ListAsync(cancellationToken)).Select(DatasetItem.Of).ToList();
        return TypedResults.Ok(new DatasetItems(items, items.Count));
    }

    private static async Task<Results<Ok<DatasetItem>, ProblemHttpResult>> FindAsync(string id, IDatasetService datasets, CancellationToken cancellationToken) =>
        await datasets.FindAsync(id, cancellationToken) is { } upload ? TypedResults.Ok(DatasetItem.Of(upload)) : NotFound();

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
            return TypedResults.Problem(exception.Message, statusCode: StatusCodes.Status413PayloadTooLarge, title: "The file is too large");
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
            DatasetDeletion.InUse => TypedResults.Problem(result.Message, statusCode: StatusCodes.Status409Conflict, title: "The data set is in use"),
            _ => NotFound(),
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
            : NotFound();
    }

    private static async Task<Results<Ok<PointPreview>, ValidationProblem, ProblemHttpResult>> PreviewToyAsync(
        string kind, HttpRequest request, IDatasetService datasets, CancellationToken cancellationToken)
    {
        if (ToyCatalogue.Find(kind) is not { } toy)
        {
            return TypedResults.Problem(
                $"There is no toy of that kind; there are {string.Join(", ", ToyCatalogue.All.Select(t => t.Kind))}.", statusCode: StatusCodes.Status404NotFound, title: "No such toy");
        }

        var (spec, samples, errors) = PreviewQuery.Read(toy, request.Query);
        return errors.Count > 0 ? Invalid(errors) : TypedResults.Ok(await datasets.PreviewAsync(spec, samples, cancellationToken));
    }

    private static ProblemHttpResult NotFound() =>
        TypedResults.Problem("There is no data set with that id.", statusCode: StatusCodes.Status404NotFound, title: "No such data set");

    private static ValidationProblem Invalid(IReadOnlyList<FieldError> errors) => TypedResults.ValidationProblem(
        errors.GroupBy(error => error.Field).ToDictionary(group => group.Key, group => group.Select(error => error.Message).ToArray()),
        title: "The data set cannot be used as it is");
}
