namespace RealNvp.Web.Features.Sweeps.Api;

/// <summary>What a sweep would be.</summary>
/// <param name="Combinations">Combinations of values.</param>
/// <param name="Seeds">Seeds each is trained with.</param>
/// <param name="Trials">Combinations x seeds.</param>
/// <param name="Dimensions">How many values each setting takes, and the first of them; a continuous range has no count.</param>
/// <param name="Rungs">Epochs after which trials are compared and may be stopped.</param>
/// <param name="Estimate">How long it would take.</param>
public sealed record SweepPreviewResponse(
    long Combinations, int Seeds, long Trials, IReadOnlyList<SweepPreviewDimension> Dimensions, IReadOnlyList<int> Rungs, SweepEstimate Estimate)
{
    /// <param name="preview">One without errors, whose numbers are small.</param>
    public static SweepPreviewResponse Of(SweepPreview preview, SweepRequest request)
    {
        ArgumentNullException.ThrowIfNull(preview);
        ArgumentNullException.ThrowIfNull(request);
        var settings = SweepSettings.Of(request.Base).ToDictionary(setting => setting.Path);
        return new SweepPreviewResponse(
            (long)preview.Combinations!.Value,
            preview.Seeds,
            (long)preview.Trials!.Value,
            [.. preview.Dimensions.Select(dimension => new SweepPreviewDimension(
                dimension.Setting,
                dimension.Count is { } count ? (long)count : null,
                [.. dimension.First.Select(value => SweepValue.ToJson(settings.GetValueOrDefault(dimension.Setting), value))]))],
            preview.Rungs,
            preview.Estimate!);
    }
}
