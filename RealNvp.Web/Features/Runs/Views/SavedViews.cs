using RealNvp.Data.Views;
using RealNvp.Engine.Specs;

namespace RealNvp.Web.Features.Runs.Views;

/// <inheritdoc cref="ISavedViews"/>
internal sealed class SavedViews(ISavedViewStore views) : ISavedViews
{
    public Task<IReadOnlyList<SavedView>> ListAsync(CancellationToken cancellationToken = default) => views.ListAsync(cancellationToken);

    public Task<SavedView?> FindAsync(string id, CancellationToken cancellationToken = default) => views.FindAsync(id, cancellationToken);

    public async Task<SavedViewResult> CreateAsync(string name, string query, CancellationToken cancellationToken = default)
    {
        var (read, wrong) = SavedViewRules.ReadQuery(query);
        IReadOnlyList<FieldError> errors = [.. SavedViewRules.CheckName(name), .. wrong];
        return errors.Count > 0
            ? new SavedViewResult(null, errors)
            : Tell(await views.CreateAsync(name.Trim(), read, SavedViewRules.MaxViews, owner: null, cancellationToken), name);
    }

    public async Task<SavedViewResult> ChangeAsync(string id, string? name, string? query, CancellationToken cancellationToken = default)
    {
        var (read, wrong) = query is null ? (null, []) : SavedViewRules.ReadQuery(query);
        IReadOnlyList<FieldError> errors = [.. name is null ? [] : SavedViewRules.CheckName(name), .. wrong];
        return errors.Count > 0 ? new SavedViewResult(null, errors) : Tell(await views.ChangeAsync(id, name?.Trim(), read, cancellationToken), name);
    }

    public Task<SavedView?> DeleteAsync(string id, CancellationToken cancellationToken = default) => views.DeleteAsync(id, cancellationToken);

    public async Task<SavedViewResult> RestoreAsync(SavedView view, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(view);
        return Tell(await views.RestoreAsync(view, cancellationToken), view.Name);
    }

    private static SavedViewResult Tell(SavedViewChange change, string? name) => change.Outcome switch
    {
        SavedViewOutcome.NameTaken => new SavedViewResult(
            null, [new FieldError("name", $"name is \"{name?.Trim()}\"; there is a view of that name already, so choose another one.")], IsConflict: true),
        SavedViewOutcome.Full => new SavedViewResult(
            null, [new FieldError("name", $"There are {SavedViewRules.MaxViews} saved views, the most there may be; delete one first.")], IsConflict: true),
        _ => new SavedViewResult(change.View, []),
    };
}
