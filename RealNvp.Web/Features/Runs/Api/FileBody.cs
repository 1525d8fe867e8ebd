using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;
using RealNvp.Engine.Datasets;
using RealNvp.Web.Features.Datasets;

namespace RealNvp.Web.Features.Runs.Api;

/// <summary>The file in a request: the whole body, or the field <c>file</c> of a form. It goes to disk as it arrives.</summary>
internal static class FileBody
{
    private const int MaxSections = 100;

    /// <exception cref="UploadTooLargeException">It is too large; it is not read to its end.</exception>
    /// <exception cref="DataFormatException">There is no file in it.</exception>
    /// <exception cref="BadHttpRequestException">The form is broken.</exception>
    public static async Task<StagedFile> StageAsync(
        HttpRequest request, UploadStaging staging, FileRules rules, CancellationToken cancellationToken)
    {
        // The limit of the file is kept while it is written; the server's own, smaller one does not know it.
        if (request.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            size.MaxRequestBodySize = null;
        }

        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
            || !type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase))
        {
            return await staging.StageAsync(request.Body, rules.DefaultName, rules.MaxBytes, progress: null, cancellationToken);
        }

        try
        {
            return await FindFileAsync(new MultipartReader(HeaderUtilities.RemoveQuotes(type.Boundary).ToString(), request.Body), staging, rules, cancellationToken)
                ?? throw new DataFormatException("file", $"file is missing; it must be {rules.What}.");
        }
        catch (Exception exception) when (exception is InvalidDataException or ArgumentException
            || (exception is IOException and not BadHttpRequestException && !cancellationToken.IsCancellationRequested))
        {
            throw new BadHttpRequestException("The multipart form is broken: " + exception.Message, exception);
        }
    }

    private static async Task<StagedFile?> FindFileAsync(
        MultipartReader reader, UploadStaging staging, FileRules rules, CancellationToken cancellationToken)
    {
        for (var i = 0; i < MaxSections && await reader.ReadNextSectionAsync(cancellationToken) is { } section; i++)
        {
            if (section.GetContentDispositionHeader() is { } disposition && HeaderUtilities.RemoveQuotes(disposition.Name) == "file")
            {
                var name = HeaderUtilities.RemoveQuotes(disposition.FileNameStar.HasValue ? disposition.FileNameStar : disposition.FileName).ToString();
                return await staging.StageAsync(section.Body, name.Length > 0 ? name : rules.DefaultName, rules.MaxBytes, progress: null, cancellationToken);
            }
        }

        return null;
    }
}
