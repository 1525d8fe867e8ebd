using System.Text.Json.Nodes;

namespace RealNvp.Web.Features.Sweeps.Api;

/// <param name="Setting">Path of the setting.</param>
/// <param name="Count">How many values; absent: a continuous range.</param>
/// <param name="First">The first of them.</param>
public sealed record SweepPreviewDimension(string Setting, long? Count, IReadOnlyList<JsonNode> First);
