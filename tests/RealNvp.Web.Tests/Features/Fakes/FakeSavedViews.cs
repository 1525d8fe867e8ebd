using RealNvp.Data.Views;
using RealNvp.Web.Features.Runs.Views;

namespace RealNvp.Web.Tests.Features.Fakes;

/// <summary>Saved views in a list, by the real rules.</summary>
internal sealed class FakeSavedViews : ISavedViews
{
    public List<SavedView> Views { get; } = [];

    /// <summary>How often all were asked for.</summary>
    public int Lists { get; private set; }

    public SavedView Add(string name, string query)
    {
        var view = new SavedView($"view{Views.Count}", name, query, null, DateTime.UnixEpoch, DateTime.UnixEpoch);
        Views.Add(view);
        return view;
    }

    public Task<IReadOnlyList<SavedView>> ListAsync(CancellationToken cancellationToken = default)
    {
        Lists++;
        return Task.FromResult<IReadOnlyList<SavedView>>([.. Views.OrderBy(view => view.Name, StringComparer.OrdinalIgnoreCase)]);
    }

    public Task<SavedViewResult> CreateAsync(string name, string query, CancellationToken cancellationToken = default)
    {
        var errors = SavedViewRules.CheckName(name).ToList();
        return Task.FromResult(
            errors.Count > 0 ? new SavedViewResult(null, errors)
            : Views.Any(view => view.Name == name) ? new SavedViewResult(null, [SavedViewRules.Taken(name)])
            : new SavedViewResult(Add(name, SavedViewRules.Normalise(query)), []));
    }

    public Task<SavedViewResult> ChangeAsync(string id, string? name, string? query, CancellationToken cancellationToken = default)
    {
        var at = Views.FindIndex(view => view.Id == id);
        if (at < 0)
        {
            return Task.FromResult(new SavedViewResult(null, []));
        }

        Views[at] = Views[at] with { Name = name ?? Views[at].Name, Query = query ?? Views[at].Query };
        return Task.FromResult(new SavedViewResult(Views[at], []));
    }

    public Task<SavedView?> DeleteAsync(string id, CancellationToken cancellationToken = default)
    {
        var found = Views.Find(view => view.Id == id);
        Views.RemoveAll(view => view.Id == id);
        return Task.FromResult(found);
    }

    public Task<bool> RestoreAsync(SavedView view, CancellationToken cancellationToken = default)
    {
        Views.Add(view);
        return Task.FromResult(true);
    }
}
