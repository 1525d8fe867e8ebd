using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;
using RealNvp.Engine.Datasets;
using RealNvp.Web.Features.Datasets;

namespace RealNvp.Web.Features.Runs.Api;

/// <summary>The table in a request: the whole body, or the file of a form. It goes to disk as it arrives.</summary>
internal static class ScoreBody
{
    private const string DefaultName = "rows.csv";
    private const int MaxSections = 100;

    /// <exception cref="UploadTooLargeException">It is too large; it is not read to its end.</exception>
    /// <exception cref="DataFormatException">There is no file in it.</exception>
    /// <exception cref="BadHttpRequestException">The form is broken.</exception>
    public static async Task<StagedFile> StageAsync(HttpRequest request, UploadStaging staging, CancellationToken cancellationToken)
    {
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
            || !type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase))
        {
            return await staging.StageAsync(request.Body, DefaultName, progress: null, cancellationToken);
        }

        try
        {
            return await FindFileAsync(new MultipartReader(HeaderUtilities.RemoveQuotes(type.Boundary).ToString(), request.Body), staging, cancellationToken)
                ?? throw new DataFormatException("file", "file is missing; it must be a CSV file.");
        }
        catch (Exception exception) when (exception is InvalidDataException or ArgumentException
            || (exception is IOException and not BadHttpRequestException && !cancellationToken.IsCancellationRequested))
        {
            throw new BadHttpRequestException("The multipart form is broken: " + exception.Message, exception);
        }
    }

    public static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static async Task<StagedFile?> FindFileAsync(MultipartReader reader, UploadStaging staging, CancellationToken cancellationToken)
    {
        for (var i = 0; i < MaxSections && await reader.ReadNextSectionAsync(cancellationToken) is { } section; i++)
        {
            if (section.GetContentDispositionHeader() is { } disposition && HeaderUtilities.RemoveQuotes(disposition.Name) == "file")
            {
                var name = HeaderUtilities.RemoveQuotes(disposition.FileNameStar.HasValue ? disposition.FileNameStar : disposition.FileName).ToString();
                return await staging.StageAsync(section.Body, name.Length > 0 ? name : DefaultName, progress: null, cancellationToken);
            }
        }

        return null;
    }
}
