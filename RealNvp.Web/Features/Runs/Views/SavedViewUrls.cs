using RealNvp.Data.Views;
using RealNvp.Web.Features.Runs.List;

namespace RealNvp.Web.Features.Runs.Views;

/// <summary>Addresses of saved views.</summary>
public static class SavedViewUrls
{
    public const string Api = "/api/v1/views";

    /// <summary>The runs page showing it, which knows from the address that it does.</summary>
    public static string Page(SavedView view)
    {
        ArgumentNullException.ThrowIfNull(view);
        return (RunsView.Parse("?" + view.Query) with { SavedId = view.Id }).ToUrl();
    }
}
