using RealNvp.Engine;

namespace RealNvp.Web.Features.Sweeps;

/// <summary>Names of sweeps that were given none.</summary>
internal static class SweepNames
{
    private const int MostNamed = 3;

    /// <summary>For example "Two moons: learning rate, hidden size".</summary>
    public static string Of(SweepRequest request, string dataset)
    {
        var settings = request.Dimensions.Select(dimension => SweepText.Name(dimension.Setting)).ToList();
        var rest = settings.Count > MostNamed ? $" and {settings.Count - MostNamed} more" : "";
        var name = $"{dataset}: {string.Join(", ", settings.Take(MostNamed))}{rest}";
        return name.Length <= SweepRequest.Limits.NameLength ? name : ShortText.Of(name, SweepRequest.Limits.NameLength - 1);
    }
}
