using System.Text;
using RealNvp.Engine.Specs;

namespace RealNvp.Web.Features.Runs.Api;

/// <summary>
/// The body of <c>POST /runs</c> as text: it is read field by field later, so that the wrong type of one field does not hide what is wrong with the
/// others.
/// </summary>
internal static class RunBody
{
    public const int MaxBytes = 1 << 20;

    /// <returns>The text, or the error that it is too long or no text.</returns>
    public static async Task<(string Text, FieldError? Error)> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        var buffer = new byte[MaxBytes + 1];
        var length = await request.Body.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken);
        if (length > MaxBytes)
        {
            return ("", new FieldError("body", "The spec is larger than 1 MB; it must be a JSON object with the settings of one run."));
        }

        try
        {
            var text = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(buffer, 0, length).TrimStart('\uFEFF');
            return string.IsNullOrWhiteSpace(text)
                ? ("", new FieldError("body", "The body is empty; it must be a JSON object, {} for a run with all defaults."))
                : (text, null);
        }
        catch (DecoderFallbackException)
        {
            return ("", new FieldError("body", "The body is not UTF-8 text; it must be a JSON object."));
        }
    }
}
