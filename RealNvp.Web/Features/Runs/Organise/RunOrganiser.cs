using RealNvp.Data.Runs.Shelves;
using RealNvp.Engine.Specs;
using RealNvp.Web.Queue;

namespace RealNvp.Web.Features.Runs.Organise;

/// <inheritdoc cref="IRunOrganiser"/>
internal sealed class RunOrganiser(IRunShelfStore shelves, IRunHub hub) : IRunOrganiser
{
    public Task<ShelfCounts> CountAsync(CancellationToken cancellationToken = default) => shelves.CountAsync(cancellationToken);

    public IReadOnlyList<FieldError> CheckName(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return string.IsNullOrWhiteSpace(name)
            ? [new FieldError("name", $"name is empty; it must be {SettingCatalogue.Get("name").Allowed}, and at least one.")]
            : [.. RunSpecValidator.Validate(new RunSpec { Name = name.Trim() }).Where(error => error.Field == "name")];
    }

    public async Task<OrganiseResult> RenameAsync(string id, string name, CancellationToken cancellationToken = default)
    {
        if (CheckName(name) is { Count: > 0 } errors)
        {
            return OrganiseResult.Refused(errors);
        }

        var before = await shelves.RenameAsync(id, name.Trim(), cancellationToken);
        return Tell(before is null || before == name.Trim() ? [] : [id]) with { NameBefore = before };
    }

    public async Task<OrganiseResult> MarkAsync(IReadOnlyList<string> ids, RunMark mark, CancellationToken cancellationToken = default) =>
        Tell(await shelves.MarkAsync(ids, mark, cancellationToken));

    public async Task<OrganiseResult> DeleteAsync(IReadOnlyList<string> ids, CancellationToken cancellationToken = default) =>
        Tell(await shelves.DeleteAsync(ids, cancellationToken));

    private OrganiseResult Tell(IReadOnlyList<string> changed)
    {
        foreach (var id in changed)
        {
            hub.Publish(new RunChange(id, 0, null, StateChanged: true));
        }

        return OrganiseResult.Of(changed);
    }
}
