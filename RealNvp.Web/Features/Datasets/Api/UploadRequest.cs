using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;
using RealNvp.Engine.Datasets;

namespace RealNvp.Web.Features.Datasets.Api;

/// <summary>A multipart upload, read as it arrives: the file goes to disk, the few fields to memory, in whatever order they come.</summary>
internal sealed class UploadRequest : IDisposable
{
    private const int FieldBytes = 1 << 16;
    private const int MaxSections = 2_000;

    public StagedFile? File { get; private set; }

    public UploadFields Fields { get; } = new();

    /// <exception cref="UploadTooLargeException">The file is too large; it is not read to its end.</exception>
    /// <exception cref="DataFormatException">The request is no multipart form.</exception>
    /// <exception cref="BadHttpRequestException">The form is broken.</exception>
    public static async Task<UploadRequest> ReadAsync(HttpRequest request, UploadStaging staging, CancellationToken cancellationToken)
    {
        // The limit of the file is kept while it is written; the server's own, smaller one does not know it.
        if (request.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            size.MaxRequestBodySize = null;
        }

        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
            || !type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase)
            || HeaderUtilities.RemoveQuotes(type.Boundary) is not { Length: > 0 and <= 200 } boundary)
        {
            throw new DataFormatException("file", "The request must be multipart/form-data with the CSV in the field file.");
        }

        var upload = new UploadRequest();
        try
        {
            await upload.ReadSectionsAsync(new MultipartReader(boundary.ToString(), request.Body), staging, cancellationToken);
            return upload;
        }
        catch (Exception exception) when (exception is InvalidDataException || (exception is IOException and not BadHttpRequestException && !cancellationToken.IsCancellationRequested))
        {
            upload.Dispose();
            throw new BadHttpRequestException("The multipart form is broken: " + exception.Message, exception);
        }
        catch
        {
            upload.Dispose();
            throw;
        }
    }

    public void Dispose() => File?.Dispose();

    private async Task ReadSectionsAsync(MultipartReader reader, UploadStaging staging, CancellationToken cancellationToken)
    {
        for (var sections = 0; await reader.ReadNextSectionAsync(cancellationToken) is { } section; sections++)
        {
            if (sections >= MaxSections)
            {
                throw new InvalidDataException($"it has more than {MaxSections} parts.");
            }

            if (section.GetContentDispositionHeader() is not { } disposition)
            {
                continue;
            }

            var name = HeaderUtilities.RemoveQuotes(disposition.Name).ToString();
            if (name == "file")
            {
                File?.Dispose();
                var fileName = HeaderUtilities.RemoveQuotes(disposition.FileNameStar.HasValue ? disposition.FileNameStar : disposition.FileName).ToString();
                File = await staging.StageAsync(section.Body, fileName, progress: null, cancellationToken);
            }
            else
            {
                Fields.Add(name, await ReadFieldAsync(section.Body, cancellationToken));
            }
        }
    }

    private static async Task<string> ReadFieldAsync(Stream body, CancellationToken cancellationToken)
    {
        var buffer = new byte[FieldBytes];
        var count = await body.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken);
        return count < buffer.Length
            ? System.Text.Encoding.UTF8.GetString(buffer, 0, count)
            : throw new InvalidDataException($"a field is longer than {FieldBytes} bytes.");
    }
}
