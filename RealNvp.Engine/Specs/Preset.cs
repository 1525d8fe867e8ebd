namespace RealNvp.Engine.Specs;

/// <summary>A named starting point for a run.</summary>
/// <param name="Name">Name in specs and the API, for example <c>quick</c>.</param>
/// <param name="Title">Label for people.</param>
/// <param name="Help">What it is good for, and what was measured with it.</param>
/// <param name="Spec">The settings; everything a user names replaces them.</param>
public sealed record Preset(string Name, string Title, string Help, RunSpec Spec);
