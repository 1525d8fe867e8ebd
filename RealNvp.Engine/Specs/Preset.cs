namespace RealNvp.Engine.Specs;

/// <summary>A named starting point for a run.</summary>
/// <param name="Name">Name in specs and the API, for example <c>quick</c>.</param>
/// <param name="Title">Label for people.</param>
/// <param name="Help">What it is good for, and what was measured with it.</param>
/// <param name="Spec">The settings; everything a user names replaces them.</param>
public sealed record Preset(string Name, string Title, string Help, RunSpec Spec)
{
    /// <summary>The kind of data it was tuned for (see <see cref="DatasetSpec.Kind"/>); null: any. It may be used with other data all the same.</summary>
    public string? Kind { get; init; }

    /// <summary>Whether a form that has chosen that kind of data should offer it.</summary>
    public bool Fits(string kind) => Kind is null || Kind == kind;
}
