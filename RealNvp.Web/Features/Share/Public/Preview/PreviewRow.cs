namespace RealNvp.Web.Features.Share.Public.Preview;

/// <summary>A line of a list in a link's picture.</summary>
/// <param name="Colour">Of its dot; null: none.</param>
/// <param name="Name">What it is.</param>
/// <param name="Value">Its number.</param>
internal sealed record PreviewRow(string? Colour, string Name, string Value);
