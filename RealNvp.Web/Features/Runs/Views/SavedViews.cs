using RealNvp.Data.Views;
using RealNvp.Engine.Specs;

namespace RealNvp.Web.Features.Runs.Views;

/// <inheritdoc cref="ISavedViews"/>
internal sealed class SavedViews(ISavedViewStore store) : ISavedViews
{
    public Task<IReadOnlyList<SavedView>> ListAsync(CancellationToken cancellationToken = default) => store.ListAsync(cancellationToken);

    public async Task<SavedViewResult> CreateAsync(string name, string query, CancellationToken cancellationToken = default)
    {
        List<FieldError> errors = [.. SavedViewRules.CheckName(name), .. SavedViewRules.CheckQuery(query)];
        if (errors.Count == 0 && (await store.ListAsync(cancellationToken)).Count >= SavedViewRules.MostViews)
        {
            errors.Add(SavedViewRules.Full);
        }

        if (errors.Count > 0)
        {
            return new SavedViewResult(null, errors);
        }

        var created = await store.TryCreateAsync(name.Trim(), SavedViewRules.Normalise(query), cancellationToken);
        return new SavedViewResult(created, created is null ? [SavedViewRules.Taken(name)] : []);
    }

    public async Task<SavedViewResult> ChangeAsync(string id, string? name, string? query, CancellationToken cancellationToken = default)
    {
        List<FieldError> errors = [.. name is null ? [] : SavedViewRules.CheckName(name), .. query is null ? [] : SavedViewRules.CheckQuery(query)];
        if (errors.Count > 0)
        {
            return new SavedViewResult(null, errors);
        }

        var changed = await store.TryChangeAsync(id, name?.Trim(), query is null ? null : SavedViewRules.Normalise(query), cancellationToken);
        return new SavedViewResult(changed, changed is null && name is not null && await store.FindAsync(id, cancellationToken) is not null ? [SavedViewRules.Taken(name)] : []);
    }

    public Task<SavedView?> DeleteAsync(string id, CancellationToken cancellationToken = default) => store.DeleteAsync(id, cancellationToken);

    public Task<bool> RestoreAsync(SavedView view, CancellationToken cancellationToken = default) => store.TryRestoreAsync(view, cancellationToken);
}
