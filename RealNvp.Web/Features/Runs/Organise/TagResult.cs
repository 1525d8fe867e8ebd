using RealNvp.Data.Runs.Shelves;
using RealNvp.Engine.Specs;

namespace RealNvp.Web.Features.Runs.Organise;

/// <summary>How a change of tags went.</summary>
/// <param name="Changed">The runs whose tags are not as they were, with how to change them back.</param>
/// <param name="Full">Ids of the runs that stayed as they were because they would have had too many.</param>
/// <param name="Errors">What is wrong with the tags asked for; nothing has changed then.</param>
public sealed record TagResult(IReadOnlyList<TagChange> Changed, IReadOnlyList<string> Full, IReadOnlyList<FieldError> Errors);
