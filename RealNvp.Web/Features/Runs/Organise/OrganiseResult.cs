using RealNvp.Engine.Specs;

namespace RealNvp.Web.Features.Runs.Organise;

/// <summary>How a change to runs went.</summary>
/// <param name="Changed">The runs that are not as they were: those to change back for an undo.</param>
/// <param name="Errors">What is wrong with the value asked for; nothing has changed then.</param>
public sealed record OrganiseResult(IReadOnlyList<string> Changed, IReadOnlyList<FieldError> Errors)
{
    /// <summary>The name before, of a run that was renamed.</summary>
    public string? NameBefore { get; init; }

    public static OrganiseResult Of(IReadOnlyList<string> changed) => new(changed, []);

    public static OrganiseResult Refused(IReadOnlyList<FieldError> errors) => new([], errors);
}
