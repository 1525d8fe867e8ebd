using RealNvp.Data.Views;
using RealNvp.Engine.Specs;
using RealNvp.Web.Features.Runs.Views;

namespace RealNvp.Web.Tests.Features.Fakes;

/// <summary>Saved views in memory, under the rules of the real ones.</summary>
internal sealed class FakeSavedViews : ISavedViews
{
    public List<SavedView> Saved { get; } = [];

    public SavedView Add(string id, string name, string query)
    {
        Saved.Add(new SavedView(id, name, query, null, RunFactory.Start, RunFactory.Start));
        return Saved[^1];
    }

    public Task<IReadOnlyList<SavedView>> ListAsync(CancellationToken cancellationToken = default) => Task.FromResult<IReadOnlyList<SavedView>>([.. Saved]);

    public Task<SavedView?> FindAsync(string id, CancellationToken cancellationToken = default) => Task.FromResult(Saved.Find(view => view.Id == id));

    public Task<SavedViewResult> CreateAsync(string name, string query, CancellationToken cancellationToken = default)
    {
        IReadOnlyList<FieldError> errors = Saved.Any(view => view.Name == name) ? [new FieldError("name", "there is a view of that name already")] : SavedViewRules.CheckName(name);
        return Task.FromResult(errors.Count > 0 ? new SavedViewResult(null, errors) : new SavedViewResult(Add($"v{Saved.Count}", name, query), []));
    }

    public Task<SavedViewResult> ChangeAsync(string id, string? name, string? query, CancellationToken cancellationToken = default)
    {
        var at = Saved.FindIndex(view => view.Id == id);
        var errors = name is null ? [] : SavedViewRules.CheckName(name);
        if (at >= 0 && errors.Count == 0)
        {
            Saved[at] = Saved[at] with { Name = name ?? Saved[at].Name, Query = query ?? Saved[at].Query };
        }

        return Task.FromResult(new SavedViewResult(at < 0 || errors.Count > 0 ? null : Saved[at], errors));
    }

    public Task<SavedView?> DeleteAsync(string id, CancellationToken cancellationToken = default)
    {
        var view = Saved.Find(view => view.Id == id);
        Saved.RemoveAll(other => other.Id == id);
        return Task.FromResult(view);
    }

    public Task<SavedViewResult> RestoreAsync(SavedView view, CancellationToken cancellationToken = default)
    {
        Saved.Add(view);
        return Task.FromResult(new SavedViewResult(view, []));
    }
}
