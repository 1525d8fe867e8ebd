using System.Text.RegularExpressions;
using SkiaSharp;

namespace RealNvp.Web.Charts.Pictures.Bitmap;

/// <summary>What <c>var(--name)</c> means in the light theme, as the style sheet says: there its colours are written once.</summary>
public sealed partial class PictureColours
{
    private static readonly SKColor Unknown = SKColors.Gray;

    private readonly Dictionary<string, SKColor> _colours = [];

    /// <param name="styles">The style sheet; the first definition of a name is that of the light theme.</param>
    public PictureColours(string styles)
    {
        foreach (Match definition in Definition().Matches(styles))
        {
            _colours.TryAdd(definition.Groups[1].Value, SKColor.Parse(definition.Groups[2].Value));
        }
    }

    /// <param name="css">A colour <c>#rrggbb</c> or <c>var(--name)</c>.</param>
    public SKColor Of(string css)
    {
        ArgumentNullException.ThrowIfNull(css);
        return css.StartsWith("var(", StringComparison.Ordinal) ? _colours.GetValueOrDefault(css[4..].TrimEnd(')'), Unknown)
            : SKColor.TryParse(css, out var colour) ? colour
            : Unknown;
    }

    [GeneratedRegex(@"(--[a-z0-9-]+):\s*(#[0-9a-fA-F]{6})\s*;")]
    private static partial Regex Definition();
}
