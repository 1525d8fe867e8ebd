using System.Globalization;
using RealNvp.Engine.Specs;

namespace RealNvp.Web.Features.Runs.Notes;

/// <summary>What a note may be.</summary>
public static class NoteRules
{
    /// <summary>Some ten printed pages.</summary>
    public const int MaxLength = 20_000;

    public static IReadOnlyList<FieldError> Check(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Length <= MaxLength ? [] :
        [
            new FieldError("text", string.Create(CultureInfo.InvariantCulture, $"text has {text.Length:#,##0} characters; a note has at most {MaxLength:#,##0}.")),
        ];
    }
}
