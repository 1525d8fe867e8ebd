using RealNvp.Web.Features.Datasets;

namespace RealNvp.Web.Features.Runs.New;

/// <summary>A few points of each toy, for the pictures of <c>DatasetChooser</c>.</summary>
internal static class DatasetThumbnails
{
    private const int Points = 220;

    /// <returns>By the choice's key; uploads have none.</returns>
    public static async Task<IReadOnlyDictionary<string, float[]>> DrawAsync(
        IDatasetService datasets, IReadOnlyList<DatasetChoice> choices, CancellationToken cancellationToken)
    {
        var thumbnails = new Dictionary<string, float[]>();
        foreach (var choice in choices.Where(choice => choice.Toy is not null))
        {
            if (await datasets.PreviewAsync(choice.Spec, Points, cancellationToken) is { } preview)
            {
                thumbnails[choice.Key] = preview.Points;
            }
        }

        return thumbnails;
    }
}
