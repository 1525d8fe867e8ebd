namespace RealNvp.Web.Features.Runs.Bundles;

/// <summary>What a bundled run was trained on. The rows themselves stay where they are.</summary>
/// <param name="Sha256">Of the uploaded file, hex, by which it is found again; null for a toy.</param>
internal sealed record BundledData(
    string Name, string? Sha256, IReadOnlyList<string> Columns, int? TrainRows, int? ValidationRows, int? TestRows);
