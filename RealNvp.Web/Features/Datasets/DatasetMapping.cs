using System.Text.Json;
using RealNvp.Data.Datasets;
using RealNvp.Engine.Datasets;
using RealNvp.Engine.Specs;
using RealNvp.Web.Ui;

namespace RealNvp.Web.Features.Datasets;

/// <summary>From stored rows and the catalogue to what pages and API show.</summary>
internal static class DatasetMapping
{
    public static DatasetChoice ToChoice(this ToyDataset toy) => new()
    {
        Key = toy.Kind,
        Title = toy.Title,
        Description = toy.Description,
        Spec = new DatasetSpec { Kind = toy.Kind },
        Toy = toy,
    };

    public static DatasetChoice ToChoice(this UploadedDataset upload) => new()
    {
        Key = upload.Id,
        Title = upload.Name,
        Description = $"{Format.Count(upload.Rows)} rows, {Format.Count(upload.Columns.Count)} columns",
        Spec = new DatasetSpec { Kind = DatasetSpec.CsvKind, Id = upload.Id },
        Upload = upload,
    };

    public static UploadedDataset ToUpload(this DatasetRecord record) => new()
    {
        Id = record.Id,
        Name = record.Name,
        FileName = record.FileName,
        Columns = record.Columns,
        Statistics = DatasetSummary.Parse(record.SummaryJson).Statistics,
        Rows = record.Rows,
        DroppedRows = record.DroppedRows,
        Format = record.ReadSource()?.Format,
        Bytes = record.Bytes,
        Sha256 = record.Sha256,
        CreatedAt = record.CreatedAt,
        RunCount = record.RunCount,
    };

    /// <summary>How the file is to be read; null where another version of the program wrote something else.</summary>
    public static CsvSource? ReadSource(this DatasetRecord record)
    {
        try
        {
            return SpecJson.Deserialize<CsvSource>(record.ImportJson);
        }
        catch (JsonException)
        {
            return null; // shown as unknown; a run on it says so when it is launched
        }
    }
}
